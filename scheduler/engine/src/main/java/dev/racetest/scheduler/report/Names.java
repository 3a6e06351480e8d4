package dev.racetest.scheduler.report;

import dev.racetest.scheduler.execution.Task;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Names for tasks and objects that are the same in every repetition: no hash codes, no addresses.
 */
final class Names {
  /**
   * The objects named so far, by type. They are looked up without their hash codes: asking for one
   * would give the object a hash code that it does not have when nobody watches.
   */
  private final Map<String, List<Object>> objects = new HashMap<>();

  /** Such as {@code Account@2}: the second account that the report mentions. */
  String object(Object object) {
    if (object instanceof Class<?> type) {
      return simple(type.getName()) + ".class";
    }
    if (object instanceof Thread thread) {
      return "thread \"" + thread.getName() + "\"";
    }
    String type = type(object.getClass());
    List<Object> known = objects.computeIfAbsent(type, any -> new ArrayList<>());
    for (int i = 0; i < known.size(); i++) {
      if (known.get(i) == object) {
        return type + "@" + (i + 1);
      }
    }
    known.add(object);
    return type + "@" + known.size();
  }

  /** Without what the JVM numbers anew each time: the class of a lambda. */
  private static String type(Class<?> type) {
    String name = simple(type.getTypeName());
    int lambda = name.indexOf("$$Lambda");
    return lambda < 0 ? name : name.substring(0, lambda) + "$lambda";
  }

  static String task(Task task) {
    return "T" + task.index() + " \"" + task.thread().getName() + "\"";
  }

  /** A class name without its package. */
  static String simple(String className) {
    return className.substring(className.lastIndexOf('.') + 1);
  }
}
