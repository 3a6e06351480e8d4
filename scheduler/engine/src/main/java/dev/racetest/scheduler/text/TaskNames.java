package dev.racetest.scheduler.text;

import dev.racetest.scheduler.history.History;
import dev.racetest.scheduler.history.TaskHistory;
import java.util.List;
import java.util.Optional;

/** What tasks are called. */
final class TaskNames {
  private static final int LONGEST = 30;

  private final List<TaskHistory> tasks;

  TaskNames(History history) {
    tasks = history.tasks();
  }

  /** Such as {@code "depositor" (T2)}: by its thread's name. */
  String byName(int task) {
    String name = name(task);
    return name.isEmpty() ? number(task) : name + " (" + number(task) + ")";
  }

  /** Such as {@code T2 "depositor"}: by its number. */
  String byNumber(int task) {
    String name = name(task);
    return name.isEmpty() ? number(task) : number(task) + " " + name;
  }

  static String number(int task) {
    return "T" + task;
  }

  private String name(int task) {
    String name = of(task).map(TaskHistory::name).orElse("");
    return name.isEmpty() ? "" : '"' + Lines.cut(Lines.printable(name), LONGEST) + '"';
  }

  /** The task of that number. */
  Optional<TaskHistory> of(int task) {
    return tasks.stream().filter(each -> each.index() == task).findFirst();
  }
}
