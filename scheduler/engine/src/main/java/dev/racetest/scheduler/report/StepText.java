package dev.racetest.scheduler.report;

import dev.racetest.hooks.Sites;
import dev.racetest.scheduler.execution.Execution;
import dev.racetest.scheduler.execution.Task;

/**
 * A single step in words, without numbers for objects: which of several is meant only a whole
 * execution shows.
 */
final class StepText {
  private StepText() {}

  /**
   * What a task that runs now is about to do, such as {@code T2 "auditor" reads (volatile)
   * Account.flag at Account.java:33}.
   */
  static String now(Execution execution, Task task) {
    return act(execution, task) + at(Frames.place(Frames.capture()));
  }

  /** What a task has done, as far as it can still be seen. */
  static String before(Execution execution, Task task) {
    String file = Sites.file(task.site());
    return act(execution, task)
        + at(file == null ? Frames.NOWHERE : file + ":" + Sites.line(task.site()));
  }

  private static String act(Execution execution, Task task) {
    String subject = subject(execution, task);
    return Names.task(task)
        + " "
        + task.operation().verb()
        + (subject.isEmpty() ? "" : " " + subject);
  }

  private static String at(String place) {
    return place.equals(Frames.NOWHERE) ? "" : " at " + place;
  }

  private static String subject(Execution execution, Task task) {
    switch (task.operation()) {
      case READ:
      case WRITE:
      case VOLATILE_READ:
      case VOLATILE_WRITE:
        return EventText.shortVariable(execution.variable(task.site()));
      case CALL:
      case ATOMIC_UPDATE:
        return EventText.call(task.site());
      default:
        return object(execution.waitedObject(task));
    }
  }

  private static String object(Object object) {
    if (object instanceof Task task) {
      return Names.task(task);
    }
    if (object instanceof Thread thread) {
      return "\"" + thread.getName() + "\"";
    }
    if (object instanceof Class<?> type) {
      return Names.simple(type.getName()) + ".class";
    }
    return object == null ? "" : Names.simple(object.getClass().getTypeName());
  }
}
