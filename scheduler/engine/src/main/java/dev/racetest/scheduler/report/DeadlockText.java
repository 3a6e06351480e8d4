package dev.racetest.scheduler.report;

import dev.racetest.scheduler.history.Details;
import dev.racetest.scheduler.history.History;
import dev.racetest.scheduler.history.TaskHistory;

/** A deadlock in words: the circle first, then everybody else who waits. */
public final class DeadlockText {
  private final Details.Deadlock deadlock;
  private final History history;

  /** Makes the text of the deadlock that the execution ended in. */
  public DeadlockText(Details.Deadlock deadlock, History history) {
    this.deadlock = deadlock;
    this.history = history;
  }

  /** One line that says what happened. */
  public String headline() {
    if (!deadlock.circle().isEmpty()) {
      StringBuilder text = new StringBuilder("DEADLOCK: ");
      for (int task : deadlock.circle()) {
        text.append('T').append(task).append(" waits for ");
      }
      return text.append('T').append(deadlock.circle().get(0)).toString();
    }
    boolean notification = false;
    for (TaskHistory task : history.tasks()) {
      notification |= task.end().waitsFor().startsWith("waits to be notified");
    }
    return notification
        ? "DEADLOCK: a thread waits to be notified, and nobody is left who could"
        : "DEADLOCK: no thread can go on";
  }

  /** The whole story. */
  public String text() {
    Lines out = new Lines();
    out.add(headline());
    out.add("");
    for (int task : deadlock.circle()) {
      describe(out, history.tasks().get(task));
    }
    for (TaskHistory task : history.tasks()) {
      if (!deadlock.circle().contains(task.index()) && !task.end().waitsFor().isEmpty()) {
        describe(out, task);
      }
    }
    deadlock.lostNotification().ifPresent(lost -> out.add("  Lost notification: " + lost));
    return out.toString();
  }

  private void describe(Lines out, TaskHistory task) {
    TaskHistory.End end = task.end();
    boolean isHeld = end.owner() >= 0 && !end.ownedSince().isEmpty();
    TaskHistory owner = end.owner() < 0 ? null : history.tasks().get(end.owner());
    String by =
        isHeld
            ? ", held by T%d \"%s\" since %s"
                .formatted(owner.index(), owner.name(), end.ownedSince())
            : "";
    out.add("  T%d \"%s\" %s%s".formatted(task.index(), task.name(), end.waitsFor(), by));
    for (String frame : Frames.lines(end.stack().toArray(new StackTraceElement[0]))) {
      out.add("      " + frame);
    }
  }
}
