package dev.racetest.detector;

/**
 * What fences order, which is only what atomic accesses around them carry from one task to another
 * ({@code VarHandle} javadoc, which refers to C++ for details; ISO C++ 33.5.11 [atomics.fences]): a
 * task's atomic writes after a release fence release what was before the fence, and an acquire
 * fence acquires what the task's atomic reads before it have met.
 */
final class Fences {
  private static final int NONE = -1;
  private static final int FEW_TASKS = 16;

  private final Snapshots snapshots;

  /** For each task what it had done at its last release fence. */
  private int[] released = new int[FEW_TASKS];

  /** For each task what its atomic reads have met, which its next acquire fence acquires. */
  private final ClockRows met = new ClockRows();

  private int tasks;

  Fences(Snapshots snapshots) {
    this.snapshots = snapshots;
  }

  void begin() {
    tasks = 0;
    met.clear();
  }

  void release(int task, VectorClocks clocks) {
    reserve(task);
    int snapshot = clocks.publish(task);
    snapshots.hold(snapshot);
    if (released[task] != NONE) {
      snapshots.drop(released[task]);
    }
    released[task] = snapshot;
  }

  /** What the task's atomic writes release although they have no such mode, or -1. */
  int released(int task) {
    return task < tasks ? released[task] : NONE;
  }

  /** An atomic read of the task has met what was released, but does not acquire it by itself. */
  void meet(int task, int snapshot) {
    reserve(task);
    met.join(task, snapshots.rows(), snapshot);
  }

  void acquire(int task, VectorClocks clocks) {
    if (task < tasks) {
      clocks.acquire(task, met, task);
    }
  }

  private void reserve(int task) {
    met.reserve(task);
    if (task >= released.length) {
      int[] more = new int[Math.max(task + 1, 2 * released.length)];
      System.arraycopy(released, 0, more, 0, tasks);
      released = more;
    }
    for (; tasks <= task; tasks++) {
      released[tasks] = NONE;
    }
  }
}
