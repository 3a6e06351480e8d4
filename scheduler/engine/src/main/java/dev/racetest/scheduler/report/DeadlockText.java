package dev.racetest.scheduler.report;

import dev.racetest.hooks.Sites;
import dev.racetest.scheduler.execution.Execution;
import dev.racetest.scheduler.execution.Task;
import dev.racetest.scheduler.execution.Tasks;
import dev.racetest.scheduler.spi.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** A deadlock in words: the circle first, then everybody else who waits. */
public final class DeadlockText {
  private final Execution execution;
  private final RecordingTracer trace;
  private final List<Task> circle;

  /** Makes the text of the deadlock that the execution of {@code trace} ended in. */
  public DeadlockText(RecordingTracer trace) {
    this.trace = trace;
    this.execution = trace.execution();
    this.circle = findCircle();
  }

  private List<Task> findCircle() {
    Tasks tasks = execution.tasks();
    for (int i = 0; i < tasks.count(); i++) {
      List<Task> path = new ArrayList<>();
      Task next = tasks.get(i);
      while (next != null && trace.waiting(next) != null && !path.contains(next)) {
        path.add(next);
        next = trace.waiting(next).owner();
      }
      if (next != null && path.contains(next)) {
        return path.subList(path.indexOf(next), path.size());
      }
    }
    return List.of();
  }

  /** One line that says what happened. */
  public String headline() {
    if (!circle.isEmpty()) {
      StringBuilder text = new StringBuilder("DEADLOCK: ");
      for (Task task : circle) {
        text.append('T').append(task.index()).append(" waits for ");
      }
      return text.append('T').append(circle.get(0).index()).toString();
    }
    boolean notification = false;
    for (Task task : blocked()) {
      notification |= trace.waiting(task).operation() == Operation.WAIT;
    }
    return notification
        ? "DEADLOCK: a thread waits to be notified, and nobody is left who could"
        : "DEADLOCK: no thread can go on";
  }

  /** The same for every occurrence of this deadlock. */
  public String identity() {
    TreeSet<String> places = new TreeSet<>();
    for (Task task : circle.isEmpty() ? blocked() : circle) {
      places.add(trace.waiting(task).operation() + " " + place(trace.waiting(task).site()));
    }
    return "deadlock " + places;
  }

  private List<Task> blocked() {
    List<Task> blocked = new ArrayList<>();
    for (int i = 0; i < execution.tasks().count(); i++) {
      if (trace.waiting(execution.tasks().get(i)) != null) {
        blocked.add(execution.tasks().get(i));
      }
    }
    return blocked;
  }

  /** The whole story. */
  public String text() {
    Lines out = new Lines();
    out.add(headline());
    out.add("");
    for (Task task : circle) {
      describe(out, task);
    }
    for (Task task : blocked()) {
      if (!circle.contains(task)) {
        describe(out, task);
      }
    }
    return out.toString();
  }

  private void describe(Lines out, Task task) {
    RecordingTracer.Waiting waiting = trace.waiting(task);
    boolean isHeld = waiting.owner() != null && waiting.operation() != Operation.JOIN;
    String by = isHeld ? ", held by " + Names.task(waiting.owner()) : "";
    String since = isHeld && waiting.heldSince() != 0 ? " since " + place(waiting.heldSince()) : "";
    out.add("  " + Names.task(task) + " " + waiting.what() + by + since);
    for (String frame : Frames.lines(trace.lastStack(task))) {
      out.add("      " + frame);
    }
  }

  private static String place(int site) {
    return Sites.file(site) + ":" + Sites.line(site);
  }
}
