package dev.racetest.scheduler.report;

import dev.racetest.scheduler.execution.Task;
import dev.racetest.scheduler.spi.Operation;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/** The events of an execution: all of them are numbered, the last ones are kept. */
final class RecordedEvents implements Iterable<RawEvent> {
  private static final int KEPT = 20_000;

  private final Turns turns;
  private final Deque<RawEvent> kept = new ArrayDeque<>();
  private final List<RawEvent> lastOf = new ArrayList<>();
  private final List<Integer> taskOf = new ArrayList<>();
  private final EventNumbers numbers = new EventNumbers();

  RecordedEvents(Turns turns) {
    this.turns = turns;
  }

  void begin() {
    kept.clear();
    lastOf.clear();
    taskOf.clear();
    numbers.begin();
  }

  /** A new event of the task, which becomes its last one. */
  RawEvent add(Task task, Operation operation, int site) {
    int index = task.index();
    taskOf.add(index);
    int number = taskOf.size();
    RawEvent event =
        new RawEvent(number, turns.steps(), index, operation, site, turns.entry(index));
    while (lastOf.size() <= index) {
      lastOf.add(null);
    }
    lastOf.set(index, event);
    numbers.add(index, number);
    return event;
  }

  void keep(RawEvent event) {
    if (kept.size() == KEPT) {
      kept.removeFirst();
    }
    kept.addLast(event);
  }

  /** The task's last event, {@code null} if it has none. */
  RawEvent last(Task task) {
    return task.index() < lastOf.size() ? lastOf.get(task.index()) : null;
  }

  /** The numbers of each task's first and last event. */
  EventNumbers numbers() {
    return numbers;
  }

  /** The task that did the event of this number. */
  int taskOf(int number) {
    return taskOf.get(number - 1);
  }

  /** Where the event of this number was done; empty if it is not kept. */
  String placeOf(int number) {
    for (RawEvent event : kept) {
      if (event.number == number) {
        return HistoryBuilder.place(event);
      }
    }
    return "";
  }

  /** Those that are kept. */
  List<RawEvent> toList() {
    return new ArrayList<>(kept);
  }

  @Override
  public Iterator<RawEvent> iterator() {
    return kept.iterator();
  }
}
