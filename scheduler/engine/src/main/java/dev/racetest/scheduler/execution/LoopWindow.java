package dev.racetest.scheduler.execution;

import dev.racetest.hooks.Sites;
import dev.racetest.scheduler.spi.Operation;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The last steps before the limit of steps. They tell whether tasks are busy without getting
 * anywhere: everybody who could run did, nobody began or ended, and all went round the same places.
 */
final class LoopWindow {
  private static final int LONGEST = 10_000;
  private static final int PLACES_SHOWN = 12;

  private final int[] tasks = new int[LONGEST];
  private final int[] sites = new int[LONGEST];
  private final Operation[] operations = new Operation[LONGEST];
  private int first;
  private int count;
  private int maxSteps;
  private boolean taskEnded;

  void begin(int newMaxSteps) {
    maxSteps = newMaxSteps;
    first = newMaxSteps - Math.min(LONGEST, newMaxSteps / 2);
    count = 0;
    taskEnded = false;
  }

  /** A task has done a step; called for every one, so it must be cheap for all but the last. */
  void add(Task task, int step) {
    if (step > first && count < LONGEST) {
      tasks[count] = task.index;
      sites[count] = task.site;
      operations[count] = task.operation;
      count++;
    }
  }

  void ended() {
    taskEnded |= count > 0;
  }

  /** Whether what the window shows is a livelock, if {@code tasks} are those of the execution. */
  boolean isLivelock(Tasks all, Candidates candidates) {
    if (taskEnded || count < 2) {
      return false;
    }
    Map<Integer, Set<String>> earlier = places(0, count / 2);
    Map<Integer, Set<String>> later = places(count / 2, count);
    for (int i = 0; i < all.count(); i++) {
      Task task = all.get(i);
      boolean couldRun = !task.done && candidates.isEnabled(task);
      if (couldRun && !later.containsKey(i)) {
        return false;
      }
    }
    return earlier.equals(later);
  }

  private Map<Integer, Set<String>> places(int from, int to) {
    Map<Integer, Set<String>> places = new LinkedHashMap<>();
    for (int i = from; i < to; i++) {
      String place = operations[i] == Operation.BEGIN ? "begins " + i : place(i);
      places.computeIfAbsent(tasks[i], any -> new LinkedHashSet<>()).add(place);
    }
    return places;
  }

  private String place(int step) {
    int site = sites[step];
    String what = Sites.owner(site) == null ? "" : " " + Sites.owner(site);
    String member = Sites.member(site) == null ? "" : "." + Sites.member(site);
    return operations[step].verb() + what + member + " at " + Sites.place(site);
  }

  /** The places that each task goes round, for a reader. */
  String text(Tasks all) {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "  In the last %,d of %,d steps everybody who could run did,%n"
                + "  nobody began or ended, and nobody left this loop:%n",
            count,
            maxSteps));
    for (Map.Entry<Integer, Set<String>> entry : places(count / 2, count).entrySet()) {
      Task task = all.get(entry.getKey());
      text.append("  T").append(task.index).append(" \"").append(task.thread.getName());
      text.append("\" again and again\n");
      entry.getValue().stream()
          .limit(PLACES_SHOWN)
          .forEach(place -> text.append("      ").append(place).append('\n'));
      int more = entry.getValue().size() - PLACES_SHOWN;
      text.append(more > 0 ? "      and " + more + " places more\n" : "");
    }
    return text.toString();
  }

  /** How many tasks go round. */
  int busy() {
    return places(count / 2, count).size();
  }
}
