package dev.racetest.scheduler.text;

import dev.racetest.scheduler.history.Details;
import dev.racetest.scheduler.history.History;
import dev.racetest.scheduler.history.TaskHistory;
import dev.racetest.scheduler.history.TaskHistory.State;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A deadlock in words: the circle first, then everybody else who cannot go on. */
public final class DeadlockText implements Section {
  /** Of a longer circle the stacks would hide what it is. */
  private static final int CIRCLE_WITH_STACKS = 5;

  private static final int LONGEST_CIRCLE = 20;
  private static final int LONGEST_HEADLINE = 6;

  private final Details.Deadlock deadlock;
  private final WaitingTasks waiting;
  private final List<TaskHistory> circle = new ArrayList<>();
  private final List<TaskHistory> others = new ArrayList<>();

  /** Makes the text of the deadlock that the execution of {@code history} ended in. */
  public DeadlockText(Details.Deadlock deadlock, History history, SourceLines sources) {
    this.deadlock = deadlock;
    TaskNames names = new TaskNames(history);
    waiting = new WaitingTasks(names, new StackText(sources));
    deadlock.circle().forEach(task -> names.of(task).ifPresent(circle::add));
    for (TaskHistory task : history.tasks()) {
      if (!deadlock.circle().contains(task.index()) && isStanding(task)) {
        others.add(task);
      }
    }
    // Who waits for nobody in particular comes first: the others wait for them, through others.
    others.sort(Comparator.comparing(task -> task.end().owner() >= 0));
  }

  private static boolean isStanding(TaskHistory task) {
    return task.end().state() != State.ENDED && task.end().state() != State.THROWN;
  }

  @Override
  public String headline() {
    if (!circle.isEmpty()) {
      return "DEADLOCK: " + chain();
    }
    if (deadlock.lostNotification().isPresent()) {
      return "DEADLOCK: a notification was lost: notify ran before wait, and nobody is left who"
          + " could notify";
    }
    boolean notification = others.stream().anyMatch(DeadlockText::awaitsNotification);
    return notification
        ? "DEADLOCK: a thread waits to be notified, and nobody is left who could"
        : "DEADLOCK: no thread can go on";
  }

  private static boolean awaitsNotification(TaskHistory task) {
    return task.end().waitsFor().contains("notified");
  }

  private String chain() {
    StringBuilder chain = new StringBuilder();
    for (TaskHistory task : circle.subList(0, Math.min(LONGEST_HEADLINE, circle.size()))) {
      chain.append(TaskNames.number(task.index())).append(" waits for ");
    }
    int more = circle.size() - LONGEST_HEADLINE;
    return chain
        .append(more > 0 ? "... (" + more + " more) ... waits for " : "")
        .append(TaskNames.number(circle.get(0).index()))
        .toString();
  }

  @Override
  public String text(Room room) {
    Lines out = new Lines();
    out.wrapped("", headline());
    out.add("");
    deadlock
        .lostNotification()
        .ifPresent(where -> out.wrapped("  ", "Lost notification: " + where));
    writeCircle(out, room);
    if (!circle.isEmpty() && !others.isEmpty()) {
      out.add("");
      out.add("  Outside the circle:");
    }
    waiting.writeGroups(out, others, room.groups(), room.frames());
    return out.toString();
  }

  private void writeCircle(Lines out, Room room) {
    if (circle.size() <= CIRCLE_WITH_STACKS) {
      circle.forEach(task -> waiting.write(out, task, room.frames()));
      return;
    }
    for (TaskHistory task : circle.subList(0, Math.min(LONGEST_CIRCLE, circle.size()))) {
      String place = " at " + Frames.place(task.end().stack());
      out.wrapped("  ", "      ", waiting.sentence(task) + ";" + place);
    }
    int more = circle.size() - LONGEST_CIRCLE;
    if (more > 0) {
      out.add("  ... and " + more + " more in the circle");
    }
  }
}
