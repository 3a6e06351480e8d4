package dev.racetest.scheduler;

import dev.racetest.scheduler.spi.Guarantee;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The bounds that the executions of an exploration add up to. A bound needs a k that no execution
 * exceeds. When a longer one comes, those that drew their schedules with a smaller k do not count
 * any more; the others count with the largest k.
 */
final class DepthBounds {
  private final Map<Integer, Integer> executions = new TreeMap<>();
  private boolean isValid = true;
  private int longest;
  private int mostTasks = 1;
  private int leastDrawn = Integer.MAX_VALUE;
  private int mostDrawn = 1;

  /**
   * An execution has ended.
   *
   * @param tasks how many it had
   * @param decisions how many among tasks it had
   */
  void add(Guarantee guarantee, int tasks, int decisions) {
    longest = Math.max(longest, decisions);
    mostTasks = Math.max(mostTasks, tasks);
    if (longest > leastDrawn) {
      executions.clear();
      leastDrawn = Integer.MAX_VALUE;
    }
    if (guarantee.depth() > 0 && guarantee.decisions() >= longest) {
      executions.merge(guarantee.depth(), 1, Integer::sum);
      leastDrawn = Math.min(leastDrawn, guarantee.decisions());
      mostDrawn = Math.max(mostDrawn, guarantee.decisions());
    }
  }

  /** Something was seen that the theorem does not cover. */
  void invalidate() {
    isValid = false;
  }

  /** One for each depth, ascending; none where the theorem says nothing. */
  List<DepthBound> all() {
    List<DepthBound> all = new ArrayList<>();
    if (isValid) {
      executions.forEach(
          (depth, count) -> all.add(new DepthBound(depth, count, mostTasks, mostDrawn)));
    }
    return all;
  }
}
