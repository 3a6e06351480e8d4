package dev.racetest.strategies;

import dev.racetest.scheduler.spi.Decision;
import dev.racetest.scheduler.spi.Situation;

/** How many events of interest tasks have still before them, as far as can be expected. */
final class Remaining {
  private final SplitMix random;
  private final TaskPaths paths = new TaskPaths();
  private Expected expected = new Expected();
  private int least;
  private int[] left = new int[16];

  Remaining(SplitMix random) {
    this.random = random;
  }

  /**
   * An execution begins.
   *
   * @param least what a task that can go on has at least, 0 or 1
   */
  void begin(Expected newExpected, int newLeast) {
    expected = newExpected;
    least = newLeast;
    paths.begin();
  }

  /** Adds the next task that is not known yet: from now on what it has is not its creator's. */
  int addNext(Situation now) {
    int task = paths.count();
    if (!paths.addNext(now)) {
      return -1;
    }
    if (task == left.length) {
      int[] more = new int[2 * task];
      System.arraycopy(left, 0, more, 0, task);
      left = more;
    }
    left[task] = Math.max(least, expected.of(paths.path(task)));
    int creator = paths.creator(task);
    if (creator >= 0) {
      left[creator] = Math.max(least, left[creator] - left[task]);
    }
    return task;
  }

  int of(int task) {
    return left[task];
  }

  int creator(int task) {
    return paths.creator(task);
  }

  /** The task has had one of them. */
  void used(int task) {
    left[task] = Math.max(least, left[task] - 1);
  }

  /** An option, each with a probability proportional to what its task has left; -1 if all are 0. */
  int draw(Decision decision) {
    long sum = 0L;
    for (int option = 0; option < decision.options(); option++) {
      sum += left[decision.task(option)];
    }
    if (sum == 0L) {
      return -1;
    }
    long drawn = random.below((int) Math.min(Integer.MAX_VALUE, sum));
    int option = 0;
    while ((drawn -= left[decision.task(option)]) >= 0L) {
      option++;
    }
    return option;
  }
}
