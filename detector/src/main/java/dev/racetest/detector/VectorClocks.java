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
  private static final int NONE = -1;

  private final ClockRows rows = new ClockRows();

  /** Row 0: what was ordered before everything by the last barrier. */
  private final ClockRows barrier = new ClockRows();

  /** For each task its present epoch; the clock is also in the task's own entry of its row. */
  private long[] epochs = new long[FEW_TASKS];

  private final Snapshots snapshots;

  /** For each task the snapshot it released last, if its clock is still the same, or -1. */
  private int[] published = new int[FEW_TASKS];

  /** For each task whether an access was recorded in its present epoch. */
  private boolean[] accessed = new boolean[FEW_TASKS];

  private int tasks;

  /** The task that was last asked for its epoch by {@link #now(int)}, or -1. */
  private int turn = NONE;

  /** The present epoch of that task. */
  private long now;

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
    this(new Snapshots());
  }

  VectorClocks(Snapshots snapshots) {
    this.snapshots = snapshots;
    barrier.reserve(0);
  }

  /** Forgets all tasks. */
  void begin() {
    tasks = 0;
    turn = NONE;
    snapshots.clear();
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

  /** The same, faster for a task that was the last one asked for. */
  long now(int task) {
    return task == turn ? now : turnTo(task);
  }

  private long turnTo(int task) {
    now = epoch(task);
    turn = task;
    return now;
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
    forgetPublished(task);
    forgetPublished(other);
    advance(other);
  }

  /** What any task did so far is ordered before all that any task does from now on. */
  void barrier() {
    for (int task = 0; task < tasks; task++) {
      barrier.join(0, rows, task);
    }
    for (int task = 0; task < tasks; task++) {
      rows.join(task, barrier, 0);
      forgetPublished(task);
      advance(task);
    }
  }

  /** The task learns what the snapshot holds. */
  void acquire(int task, int snapshot) {
    acquire(task, snapshots.rows(), snapshot);
  }

  /** The task learns what a row of another table holds. */
  void acquire(int task, ClockRows others, int row) {
    epoch(task);
    rows.join(task, others, row);
    forgetPublished(task);
  }

  /** An access is recorded with the task's present epoch. */
  void accessed(int task) {
    accessed[task] = true;
  }

  /**
   * A snapshot of what the task did so far; what it does from now on is not in it. The same one as
   * the last time if nothing has happened since.
   */
  int publish(int task) {
    epoch(task);
    if (published[task] == NONE || accessed[task]) {
      forgetPublished(task);
      int snapshot = snapshots.take(epochs[task]);
      snapshots.rows().copy(snapshot, rows, task);
      published[task] = snapshot;
      advance(task);
    }
    return published[task];
  }

  private void forgetPublished(int task) {
    if (published[task] != NONE) {
      snapshots.drop(published[task]);
      published[task] = NONE;
    }
  }

  private void advance(int task) {
    long epoch = ++epochs[task];
    if (task == turn) {
      now = epoch;
    }
    rows.set(task, task, clockOf(epoch));
    accessed[task] = false;
  }

  private void admit(int last) {
    reserve(last);
    for (int task = tasks; task <= last; task++) {
      rows.join(task, barrier, 0);
      rows.set(task, task, FIRST_CLOCK);
      epochs[task] = epochOf(task, FIRST_CLOCK);
      published[task] = NONE;
      accessed[task] = false;
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
      int[] morePublished = new int[capacity];
      System.arraycopy(published, 0, morePublished, 0, tasks);
      published = morePublished;
      boolean[] moreAccessed = new boolean[capacity];
      System.arraycopy(accessed, 0, moreAccessed, 0, tasks);
      accessed = moreAccessed;
    }
  }
}
