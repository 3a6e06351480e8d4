package dev.racetest.strategies;

import dev.racetest.scheduler.spi.Decision;

/**
 * The priorities of the tasks in one PCT execution. In descending order: tasks as they began, at
 * random; tasks that met a change point, by the point's priority; tasks that yielded, the last one
 * lowest.
 *
 * <p>A task's first priority is drawn when the task is first seen, independently of all others. So
 * a new task is inserted at a uniformly random rank among all tasks that have begun, including
 * those lowered since, which is what a random permutation of all tasks in advance would give.
 */
final class Priorities {
  private static final boolean[] NOBODY = {};
  private static final long UNSEEN = Long.MIN_VALUE;

  /** First priorities are above this, those of change points between this and 0. */
  private static final long FIRST = 1L << 32;

  private long[] priorities = new long[16];

  /** Tasks from this number on have not been seen. */
  private int seen;

  private long lowest;

  void begin() {
    seen = 0;
    lowest = 0;
  }

  /** The option whose task has the highest priority. */
  int highest(Decision decision, SplitMix random) {
    return highest(decision, random, NOBODY);
  }

  /**
   * The same among those tasks that are not held back; -1 if all are.
   *
   * @param held by the tasks' numbers; those beyond its end are not held
   */
  int highest(Decision decision, SplitMix random, boolean[] held) {
    int best = -1;
    long bestPriority = UNSEEN;
    for (int option = 0; option < decision.options(); option++) {
      int task = decision.task(option);
      long priority = of(task, random);
      if (priority > bestPriority && (task >= held.length || !held[task])) {
        best = option;
        bestPriority = priority;
      }
    }
    return best;
  }

  private long of(int task, SplitMix random) {
    if (task >= seen) {
      see(task);
    }
    if (priorities[task] == UNSEEN) {
      priorities[task] = FIRST + (random.next() >>> 2);
    }
    return priorities[task];
  }

  private void see(int task) {
    if (task >= priorities.length) {
      long[] more = new long[2 * Math.max(task, 8)];
      System.arraycopy(priorities, 0, more, 0, seen);
      priorities = more;
    }
    while (seen <= task) {
      priorities[seen++] = UNSEEN;
    }
  }

  /** Gives the task the priority of a change point, from 1 on. */
  void lower(int task, int priority) {
    priorities[task] = priority;
  }

  /** Puts the task below all others. */
  void lowerBelowAll(int task) {
    see(task);
    priorities[task] = --lowest;
  }
}
