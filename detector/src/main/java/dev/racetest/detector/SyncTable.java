package dev.racetest.detector;

/**
 * The vector clocks of the synchronisation variables (L in FastTrack): monitors, volatile
 * variables, and whatever else is released and acquired. A release joins what was released before,
 * because a volatile write is ordered before all later reads, not only before those that see it
 * (JLS 17.4.4).
 *
 * <p>Most releases come from a task that has acquired all that was released before, so the join is
 * that task's own clock: the variable then holds the task's {@linkplain Snapshots snapshot}, and
 * whoever is ordered after the snapshot's epoch has nothing to acquire. That is exact: between two
 * snapshots a task's own clock grows, so one entry of a clock tells which snapshot it goes back to.
 */
final class SyncTable {
  private static final int NONE = -1;
  private static final int SMALLEST = 64;

  private final IdentityTable variables;
  private final Snapshots snapshots;

  /** For each variable its snapshot. */
  private int[] held = new int[SMALLEST];

  private int count;

  SyncTable(IdentityHash hash, Snapshots snapshots) {
    variables = new IdentityTable(hash);
    this.snapshots = snapshots;
  }

  void begin() {
    variables.clear();
    count = 0;
    if (held.length > ClockRows.MOST_KEPT) {
      held = new int[SMALLEST];
    }
  }

  void acquire(int task, Object object, int variable, VectorClocks clocks) {
    int number = variables.find(object, variable);
    if (number < 0) {
      return;
    }
    int snapshot = held[number];
    if (!isKnown(snapshot, task, clocks)) {
      clocks.acquire(task, snapshot);
    }
  }

  void release(int task, Object object, int variable, VectorClocks clocks) {
    int number = variables.findOrAdd(object, variable);
    if (number == count) {
      add();
    }
    int before = held[number];
    int released = clocks.publish(task);
    if (before == released) {
      return;
    }
    if (before == NONE || isKnown(before, task, clocks)) {
      held[number] = released;
      snapshots.hold(released);
    } else {
      held[number] = joined(before, released);
    }
    if (before != NONE) {
      snapshots.drop(before);
    }
  }

  /** Whether the task has acquired the snapshot before, as far as one comparison tells. */
  private boolean isKnown(int snapshot, int task, VectorClocks clocks) {
    long epoch = snapshots.epoch(snapshot);
    return epoch != 0L && clocks.ordered(epoch, task);
  }

  private int joined(int one, int other) {
    int both = snapshots.take(0L);
    snapshots.rows().join(both, snapshots.rows(), one);
    snapshots.rows().join(both, snapshots.rows(), other);
    return both;
  }

  private void add() {
    if (count == held.length) {
      int[] more = new int[2 * count];
      System.arraycopy(held, 0, more, 0, count);
      held = more;
    }
    held[count++] = NONE;
  }

  /** How many objects the table refers to. */
  int references() {
    return variables.references();
  }
}
