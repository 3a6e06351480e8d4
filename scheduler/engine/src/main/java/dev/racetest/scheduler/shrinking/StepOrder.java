package dev.racetest.scheduler.shrinking;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What orders the steps of an execution: those of one task come one after the other, and some have
 * to wait for steps of other tasks. Orders of steps that respect that are the same happens-before
 * trace (Mazurkiewicz 1977).
 */
public final class StepOrder {
  /** For each task, and each of its steps: how many steps of each task have to come before. */
  private final List<List<int[]>> needed = new ArrayList<>();

  private int steps;

  /** Makes an order of no steps. */
  StepOrder() {}

  int tasks() {
    return needed.size();
  }

  int steps() {
    return steps;
  }

  int stepsOf(int task) {
    return task < needed.size() ? needed.get(task).size() : 0;
  }

  /** The task does another step. */
  void add(int task) {
    while (needed.size() <= task) {
      needed.add(new ArrayList<>());
    }
    needed.get(task).add(new int[0]);
    steps++;
  }

  /** The last step of {@code task} comes after the first {@code count} steps of {@code other}. */
  void addOrder(int other, int count, int task) {
    addOrder(other, count, task, stepsOf(task) - 1);
  }

  void addOrder(int other, int count, int task, int step) {
    if (other == task || count == 0 || step < 0) {
      return;
    }
    int[] before = needed.get(task).get(step);
    if (before.length <= other) {
      before = Arrays.copyOf(before, other + 1);
      needed.get(task).set(step, before);
    }
    before[other] = Math.max(before[other], count);
  }

  /** Whether the next step of {@code task} may come after {@code done} steps of each task. */
  boolean mayCome(int task, int[] done) {
    if (done[task] >= stepsOf(task)) {
      return false;
    }
    int[] before = needed.get(task).get(done[task]);
    for (int other = 0; other < before.length; other++) {
      if (done[other] < before[other]) {
        return false;
      }
    }
    return true;
  }
}
