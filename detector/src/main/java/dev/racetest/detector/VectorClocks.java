package dev.racetest.detector;

/**
 * The vector clocks of the tasks (C in FastTrack, Flanagan and Freund, PLDI 2009, section 3).
 *
 * <p>An epoch is a task with its clock, packed into a {@code long}: the task in the upper half, the
 * clock in the lower. Clocks begin at 1, so 0 is no epoch; it counts as ordered before everything.
 */
final class VectorClocks {
  private static final int FIRST_CLOCK = 1;
  private static final int FEW_TASKS = 16;

  private final ClockRows rows = new ClockRows();

  /** Row 0: what was ordered before everything by the last barrier. */
  private final ClockRows barrier = new ClockRows();

  /** For each task its present epoch; the clock is also in the task's own entry of its row. */
  private long[] epochs = new long[FEW_TASKS];

  private int tasks;

  static int taskOf(long epoch) {
    return (int) (epoch >>> Integer.SIZE);
  }

  static int clockOf(long epoch) {
    return (int) epoch;
  }

  static long epochOf(int task, int clock) {
    return ((long) task << Integer.SIZE) | clock;
  }

  VectorClocks() {
    barrier.reserve(0);
  }

  /** Forgets all tasks. */
  void begin() {
    tasks = 0;
    rows.clear();
    barrier.clear();
    barrier.reserve(0);
  }

  /** The task's present epoch. A task not heard of before begins now, after the last barrier. */
  long epoch(int task) {
    if (task >= tasks) {
      admit(task);
    }
    return epochs[task];
  }

  /** Whether the epoch happened before what the task does now; the task must have an epoch. */
  boolean ordered(long epoch, int task) {
    int other = taskOf(epoch);
    return other == task || rows.get(task, other) >= clockOf(epoch);
  }

  /** What the parent did so far is ordered before all that the child does. */
  void start(int parent, int child) {
    join(child, parent);
  }

  /** What the other task did so far is ordered before all that the task does from now on. */
  void join(int task, int other) {
    epoch(task);
    epoch(other);
    rows.join(task, rows, other);
    advance(other);
  }

  /** What any task did so far is ordered before all that any task does from now on. */
  void barrier() {
    for (int task = 0; task < tasks; task++) {
      barrier.join(0, rows, task);
    }
    for (int task = 0; task < tasks; task++) {
      rows.join(task, barrier, 0);
      advance(task);
    }
  }

  /** The task learns what the row of a synchronisation variable holds. */
  void acquire(int task, ClockRows sync, int row) {
    epoch(task);
    rows.join(task, sync, row);
  }

  /** The row of a synchronisation variable learns what the task did so far. */
  void release(int task, ClockRows sync, int row) {
    epoch(task);
    sync.join(row, rows, task);
    advance(task);
  }

  private void advance(int task) {
    long epoch = ++epochs[task];
    rows.set(task, task, clockOf(epoch));
  }

  private void admit(int last) {
    reserve(last);
    for (int task = tasks; task <= last; task++) {
      rows.join(task, barrier, 0);
      rows.set(task, task, FIRST_CLOCK);
      epochs[task] = epochOf(task, FIRST_CLOCK);
    }
    tasks = last + 1;
  }

  private void reserve(int task) {
    rows.reserve(task);
    if (task >= epochs.length) {
      int capacity = epochs.length;
      while (capacity <= task) {
        capacity *= 2;
      }
      long[] more = new long[capacity];
      System.arraycopy(epochs, 0, more, 0, tasks);
      epochs = more;
    }
  }
}
