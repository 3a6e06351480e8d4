package dev.racetest.scheduler.prediction;

import dev.racetest.scheduler.execution.Task;
import java.util.Arrays;

/** The part of happens-before that no schedule changes: starting threads, and waiting for them. */
final class ForkJoinOrder {
  /** For each task the last of each task's epochs that is ordered before what it does now. */
  private int[][] clocks = new int[8][];

  void begin() {
    Arrays.fill(clocks, null);
  }

  private int[] clock(int task) {
    if (task >= clocks.length) {
      clocks = Arrays.copyOf(clocks, 2 * task);
    }
    if (clocks[task] == null) {
      clocks[task] = new int[task + 1];
      clocks[task][task] = 1;
    }
    return clocks[task];
  }

  void started(Task parent, Task child) {
    join(child.index(), parent.index());
    clock(parent.index())[parent.index()]++;
  }

  void joined(Task task, Task ended) {
    join(task.index(), ended.index());
  }

  private void join(int task, int other) {
    int[] from = clock(other);
    int[] to = Arrays.copyOf(clock(task), Math.max(clock(task).length, from.length));
    for (int i = 0; i < from.length; i++) {
      to[i] = Math.max(to[i], from[i]);
    }
    clocks[task] = to;
  }

  /** The present epoch of the task. */
  int epoch(int task) {
    return clock(task)[task];
  }

  /** Whether what {@code other} did in its epoch is ordered before what the task does now. */
  boolean isOrdered(int other, int epoch, int task) {
    int[] clock = clock(task);
    return other < clock.length && clock[other] >= epoch;
  }
}
