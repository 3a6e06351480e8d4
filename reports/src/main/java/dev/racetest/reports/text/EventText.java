package dev.racetest.reports.text;

import dev.racetest.scheduler.history.Event;
import dev.racetest.scheduler.history.TaskHistory;

/** Tasks and what they did, each in a few words. */
public final class EventText {
  private EventText() {}

  /** What was done to what, such as {@code writes Account.balance: 100 -> 150}. */
  public static String of(Event event) {
    String verb = event.operation().verb();
    String done = event.subject().isEmpty() ? verb : verb + " " + event.subject();
    return values(event).isEmpty() ? done : done + ": " + values(event);
  }

  private static String values(Event event) {
    if (event.newValue().isEmpty()) {
      return event.value();
    }
    return event.value().isEmpty() ? event.newValue() : event.value() + " -> " + event.newValue();
  }

  /** A task with its number, such as {@code T1 "depositor"}. */
  public static String of(TaskHistory task) {
    return "T%d \"%s\"".formatted(task.index(), task.name());
  }
}
