package dev.racetest.scheduler.execution;

import java.util.Arrays;

/** The model of one object's monitor (JLS 17.1, 17.2): who owns it, how often, and who waits. */
final class Monitor {
  Object object;
  Task owner;
  int entries;
  int ownerSite;
  private Task[] waiters = new Task[4];
  private int waiterCount;

  void reset(Object newObject) {
    object = newObject;
    owner = null;
    entries = 0;
    ownerSite = 0;
    Arrays.fill(waiters, 0, waiterCount, null);
    waiterCount = 0;
  }

  boolean isFreeFor(Task task) {
    return owner == null || owner == task;
  }

  int waiterCount() {
    return waiterCount;
  }

  /** The waiters, longest waiting first. */
  Task waiter(int position) {
    return waiters[position];
  }

  void addWaiter(Task task) {
    if (waiterCount == waiters.length) {
      waiters = Arrays.copyOf(waiters, waiterCount * 2);
    }
    waiters[waiterCount++] = task;
  }

  Task removeWaiter(int position) {
    Task task = waiters[position];
    System.arraycopy(waiters, position + 1, waiters, position, waiterCount - position - 1);
    waiters[--waiterCount] = null;
    return task;
  }

  void removeWaiter(Task task) {
    for (int i = 0; i < waiterCount; i++) {
      if (waiters[i] == task) {
        removeWaiter(i);
        return;
      }
    }
  }
}
