package dev.racetest.scheduler.report;

import dev.racetest.scheduler.history.Details;
import dev.racetest.scheduler.history.TaskHistory;
import dev.racetest.scheduler.spi.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** What there is to say about a deadlock. */
public final class DeadlockStory {
  private final HistoryRecorder recorder;
  private final List<TaskHistory> tasks;
  private final List<Integer> circle;

  /** Makes the story of the deadlock that the execution of {@code recorder} ended in. */
  public DeadlockStory(HistoryRecorder recorder) {
    this.recorder = recorder;
    this.tasks = recorder.history().tasks();
    this.circle = findCircle();
  }

  private boolean isBlocked(int task) {
    TaskHistory.State state = tasks.get(task).end().state();
    return state != TaskHistory.State.ENDED && state != TaskHistory.State.THROWN;
  }

  private List<Integer> findCircle() {
    for (int start = 0; start < tasks.size(); start++) {
      List<Integer> path = new ArrayList<>();
      int next = start;
      while (next >= 0 && isBlocked(next) && !path.contains(next)) {
        path.add(next);
        next = tasks.get(next).end().owner();
      }
      if (next >= 0 && path.contains(next)) {
        return path.subList(path.indexOf(next), path.size());
      }
    }
    return List.of();
  }

  /** The same for every occurrence of this deadlock. */
  public String identity() {
    TreeSet<String> places = new TreeSet<>();
    for (int i = 0; i < tasks.size(); i++) {
      if (circle.isEmpty() ? isBlocked(i) : circle.contains(i)) {
        places.add(recorder.ends().pending(i));
      }
    }
    return "deadlock " + places;
  }

  /** Everything else, as values. */
  public Details.Deadlock details() {
    return new Details.Deadlock(circle, circle.isEmpty() ? lostNotification() : Optional.empty());
  }

  private Optional<String> lostNotification() {
    for (RawEvent event : recorder.events()) {
      boolean waitsForEver =
          event.operation == Operation.WAIT
              && recorder.events().numbers().last(event.task) == event.number
              && isBlocked(event.task);
      RawEvent lost =
          waitsForEver ? recorder.notifications().lastOn(event.object, event.number) : null;
      if (lost != null) {
        return Optional.of(
            "T%d called %s on %s at %s when nobody was waiting yet; T%d began to wait later, at %s"
                .formatted(
                    lost.task,
                    lost.operation == Operation.NOTIFY ? "notify" : "notifyAll",
                    recorder.names().object(lost.object),
                    HistoryBuilder.place(lost),
                    event.task,
                    HistoryBuilder.place(event)));
      }
    }
    return Optional.empty();
  }
}
