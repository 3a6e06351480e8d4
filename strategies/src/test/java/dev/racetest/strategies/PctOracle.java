package dev.racetest.strategies;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The exact distribution of PCT's schedules of a model: all permutations of priorities with all
 * ordered draws of different change points, each equally likely. Written from the paper's section
 * 3.1, without a look at the strategy's code.
 */
final class PctOracle {
  private final Model model;
  private final int decisions;
  private final int depth;
  private final Map<String, Integer> counts = new TreeMap<>();
  private int cases;

  PctOracle(Model model, int decisions, int depth) {
    this.model = model;
    this.decisions = decisions;
    this.depth = depth;
    permute(new ArrayList<>());
  }

  /** For each schedule in how many of all cases it comes about. */
  Map<String, Integer> counts() {
    return counts;
  }

  int cases() {
    return cases;
  }

  /** Extends a list of tasks from low to high priority. */
  private void permute(List<Integer> order) {
    if (order.size() == model.tasks()) {
      drawPoints(order, new ArrayList<>());
      return;
    }
    for (int task = 0; task < model.tasks(); task++) {
      if (!order.contains(task)) {
        order.add(task);
        permute(order);
        order.remove(order.size() - 1);
      }
    }
  }

  private void drawPoints(List<Integer> order, List<Integer> points) {
    if (points.size() == depth - 1) {
      counts.merge(schedule(order, points), 1, Integer::sum);
      cases++;
      return;
    }
    for (int point = 1; point <= decisions; point++) {
      if (!points.contains(point)) {
        points.add(point);
        drawPoints(order, points);
        points.remove(points.size() - 1);
      }
    }
  }

  private String schedule(List<Integer> order, List<Integer> points) {
    int[] priority = new int[model.tasks()];
    for (int rank = 0; rank < order.size(); rank++) {
      priority[order.get(rank)] = depth + rank;
    }
    int[] done = new int[model.tasks()];
    StringBuilder schedule = new StringBuilder();
    int step = 0;
    while (true) {
      int enabled = 0;
      for (int task = 0; task < model.tasks(); task++) {
        enabled += model.enabled(task, done) ? 1 : 0;
      }
      if (enabled == 0) {
        return schedule.toString();
      }
      int task = highest(priority, done);
      if (enabled > 1 && points.contains(++step)) {
        priority[task] = 1 + points.indexOf(step);
        task = highest(priority, done);
      }
      done[task]++;
      schedule.append(task);
    }
  }

  private int highest(int[] priority, int[] done) {
    int best = -1;
    for (int task = 0; task < priority.length; task++) {
      if (model.enabled(task, done) && (best < 0 || priority[task] > priority[best])) {
        best = task;
      }
    }
    return best;
  }
}
