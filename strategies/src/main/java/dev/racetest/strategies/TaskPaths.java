package dev.racetest.strategies;

import dev.racetest.hooks.Sites;
import dev.racetest.scheduler.spi.Situation;

/**
 * Names for tasks that are the same in all executions: the way of creation. The first task's name,
 * then for each task the name of its creator and how many that one had created before.
 */
final class TaskPaths {
  private static final long FIRST = 1L;

  private long[] paths = new long[16];
  private int[] creators = new int[16];
  private int[] children = new int[16];
  private int count;

  void begin() {
    count = 0;
  }

  int count() {
    return count;
  }

  long path(int task) {
    return paths[task];
  }

  /** The task that created this one, -1 for none. */
  int creator(int task) {
    return creators[task];
  }

  /** Adds the next task that has no name yet; false if all have one. */
  boolean addNext(Situation now) {
    if (count == now.tasks()) {
      return false;
    }
    if (count == paths.length) {
      grow();
    }
    int creator = now.creator(count);
    creators[count] = creator;
    children[count] = 0;
    paths[count] = creator < 0 ? FIRST : Sites.mix(paths[creator], ++children[creator]);
    count++;
    return true;
  }

  private void grow() {
    long[] morePaths = new long[2 * count];
    int[] moreCreators = new int[2 * count];
    int[] moreChildren = new int[2 * count];
    System.arraycopy(paths, 0, morePaths, 0, count);
    System.arraycopy(creators, 0, moreCreators, 0, count);
    System.arraycopy(children, 0, moreChildren, 0, count);
    paths = morePaths;
    creators = moreCreators;
    children = moreChildren;
  }
}
