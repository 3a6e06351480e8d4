package dev.racetest.scheduler.shrinking;

import dev.racetest.hooks.Sites;
import dev.racetest.scheduler.execution.Execution;
import dev.racetest.scheduler.execution.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** The tasks that have not ended when an execution is over: what they wait for, and where. */
public final class BlockedTasks {
  private final SortedSet<String> waits = new TreeSet<>();

  BlockedTasks() {}

  void clear() {
    waits.clear();
  }

  void collect(Execution execution) {
    List<Task> blocked = new ArrayList<>();
    for (int i = 0; i < execution.tasks().count(); i++) {
      Task task = execution.tasks().get(i);
      if (!task.isDone()) {
        blocked.add(task);
      }
    }
    List<Task> circle = circle(execution, blocked);
    for (Task task : circle.isEmpty() ? blocked : circle) {
      waits.add(task.operation() + " " + Long.toHexString(Sites.hash(task.site())));
    }
  }

  private static List<Task> circle(Execution execution, List<Task> blocked) {
    for (Task first : blocked) {
      List<Task> path = new ArrayList<>();
      Task next = first;
      while (next != null && !next.isDone() && !path.contains(next)) {
        path.add(next);
        next = execution.waitsFor(next);
      }
      if (next != null && path.contains(next)) {
        return List.copyOf(path.subList(path.indexOf(next), path.size()));
      }
    }
    return List.of();
  }

  /** What they do and where, the same in every JVM; of those in a circle, if there is one. */
  public List<String> waits() {
    return List.copyOf(waits);
  }
}
