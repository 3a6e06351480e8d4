package dev.racetest.samples.traces;

import java.util.Arrays;
import java.util.TreeMap;

/**
 * What the tasks of one execution have done, and the normal form of its trace: for each event of
 * each task those earlier events that it depends on. Each pair of events is looked at.
 */
final class TraceLog {
  /** An event; those of one task, and those on one variable of which one writes, are dependent. */
  private record Event(int task, int number, String variable, boolean writes) {
    boolean dependsOn(Event earlier) {
      return task == earlier.task
          || variable.equals(earlier.variable) && (writes || earlier.writes);
    }
  }

  private Event[] events = new Event[32];
  private int[] numbers = new int[8];
  private int size;

  void add(int task, String variable, boolean writes) {
    if (size == events.length) {
      events = Arrays.copyOf(events, size * 2);
    }
    events[size++] = new Event(task, numbers[task]++, variable, writes);
  }

  /** The same for executions that differ only in the order of independent events. */
  String normalForm() {
    TreeMap<String, String> lines = new TreeMap<>();
    for (int later = 0; later < size; later++) {
      StringBuilder before = new StringBuilder();
      Event event = events[later];
      String[] earlier = new String[later];
      int count = 0;
      for (int i = 0; i < later; i++) {
        if (event.dependsOn(events[i])) {
          earlier[count++] = name(events[i]);
        }
      }
      Arrays.sort(earlier, 0, count);
      for (int i = 0; i < count; i++) {
        before.append(' ').append(earlier[i]);
      }
      lines.put(name(event), event.variable + event.writes + " after" + before);
    }
    return lines.toString();
  }

  private static String name(Event event) {
    return event.task + "." + event.number;
  }
}
