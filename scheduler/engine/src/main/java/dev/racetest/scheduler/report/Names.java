package dev.racetest.scheduler.report;

import dev.racetest.scheduler.execution.Task;
import java.util.IdentityHashMap;
import java.util.Map;

/**
 * Names for tasks and objects that are the same in every repetition: no hash codes, no addresses.
 */
final class Names {
  private final Map<Object, String> objects = new IdentityHashMap<>();
  private final Map<String, Integer> counts = new java.util.HashMap<>();

  /** Such as {@code Account@2}: the second account that the report mentions. */
  String object(Object object) {
    if (object instanceof Class<?> type) {
      return simple(type.getName()) + ".class";
    }
    if (object instanceof Thread thread) {
      return "thread \"" + thread.getName() + "\"";
    }
    return objects.computeIfAbsent(
        object,
        any -> {
          String type = simple(any.getClass().getTypeName());
          return type + "@" + counts.merge(type, 1, Integer::sum);
        });
  }

  static String task(Task task) {
    return "T" + task.index() + " \"" + task.thread().getName() + "\"";
  }

  /** A class name without its package. */
  static String simple(String className) {
    return className.substring(className.lastIndexOf('.') + 1);
  }
}
