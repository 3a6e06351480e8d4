package dev.racetest.detector;

import dev.racetest.scheduler.spi.Order;

/**
 * The vector clocks of the synchronisation variables (L in FastTrack): monitors, volatile
 * variables, and whatever else is released and acquired. A release joins what was released before,
 * because a volatile write is ordered before all later reads, not only before those that see it
 * (JLS 17.4.4).
 *
 * <p>A write in release mode is ordered before those reads only that see its value, or one that
 * atomic updates have made of it. So each variable has, beside what was released to all later
 * reads, a <em>head</em>: what reads of its present value acquire.
 *
 * <p>Most releases come from a task that has acquired all that was released before, so the join is
 * that task's own clock: the variable then holds the task's {@linkplain Snapshots snapshot}, and
 * whoever is ordered after the snapshot's epoch has nothing to acquire. That is exact: between two
 * snapshots a task's own clock grows, so one entry of a clock tells which snapshot it goes back to.
 */
final class SyncTable implements IdentityTable.Numbers {
  private static final int NONE = -1;
  private static final int SMALLEST = 64;

  /** In {@link #heads}: the same as what is released to all. */
  private static final int AS_HELD = -2;

  private final IdentityTable variables;
  private final Snapshots snapshots;
  private final Fences fences;

  /** For each variable the snapshot that is released to all later reads. */
  private int[] held = new int[SMALLEST];

  /** For each variable the snapshot of its present value. */
  private int[] heads = new int[SMALLEST];

  private int count;

  SyncTable(IdentityHash hash, int mostHeld, Snapshots snapshots, Fences fences) {
    variables = new IdentityTable(hash, this, 1, mostHeld);
    this.snapshots = snapshots;
    this.fences = fences;
  }

  void begin() {
    variables.clear();
    count = 0;
    if (held.length > ClockRows.MOST_KEPT) {
      held = new int[SMALLEST];
      heads = new int[SMALLEST];
    }
  }

  /** The task acquires everything that was released. */
  void acquire(int task, Object object, int variable, VectorClocks clocks) {
    int number = variables.find(object, variable);
    if (number >= 0) {
      acquireAll(task, number, clocks);
    }
  }

  private void acquireAll(int task, int number, VectorClocks clocks) {
    acquire(task, held[number], clocks);
    if (heads[number] != AS_HELD) {
      acquire(task, heads[number], clocks);
    }
  }

  private void acquire(int task, int snapshot, VectorClocks clocks) {
    if (snapshot != NONE && !isKnown(snapshot, task, clocks)) {
      clocks.acquire(task, snapshot);
    }
  }

  /** The task releases to all who acquire later. */
  void release(int task, Object object, int variable, VectorClocks clocks) {
    int number = number(object, variable);
    releaseToAll(task, number, clocks);
    setHead(number, AS_HELD);
  }

  /** An atomic read. */
  void read(int task, Object object, int variable, Order order, VectorClocks clocks) {
    int number = variables.find(object, variable);
    if (number < 0) {
      return;
    }
    if (order == Order.VOLATILE) {
      acquireAll(task, number, clocks);
    } else if (order == Order.ACQUIRE) {
      acquire(task, head(number), clocks);
    } else if (head(number) != NONE) {
      fences.meet(task, head(number));
    }
  }

  /** An atomic write of a value that does not come from an earlier one. */
  void write(int task, Object object, int variable, Order order, VectorClocks clocks) {
    int number = number(object, variable);
    if (order == Order.VOLATILE) {
      writeVolatile(task, number, clocks);
    } else {
      setHead(number, released(task, order, clocks));
    }
  }

  private void writeVolatile(int task, int number, VectorClocks clocks) {
    boolean isJoined = releaseToAll(task, number, clocks);
    setHead(number, isJoined ? clocks.publish(task) : AS_HELD);
  }

  /** The write of an atomic update: who reads its value also acquires what its read has met. */
  void update(int task, Object object, int variable, Order order, VectorClocks clocks) {
    int number = number(object, variable);
    if (order == Order.VOLATILE) {
      // It has acquired the head, so what it releases holds that.
      writeVolatile(task, number, clocks);
      return;
    }
    int released = released(task, order, clocks);
    int head = head(number);
    if (head == NONE) {
      setHead(number, released);
    } else if (released != NONE) {
      int both = joined(head, released);
      setHead(number, both);
      snapshots.drop(both);
    }
  }

  /** What a write releases that is not volatile, or -1. */
  private int released(int task, Order order, VectorClocks clocks) {
    return order == Order.RELEASE ? clocks.publish(task) : fences.released(task);
  }

  private int head(int number) {
    return heads[number] == AS_HELD ? held[number] : heads[number];
  }

  private void setHead(int number, int snapshot) {
    int before = heads[number];
    if (snapshot >= 0) {
      snapshots.hold(snapshot);
    }
    heads[number] = snapshot;
    if (before >= 0) {
      snapshots.drop(before);
    }
  }

  /** Returns whether what was released before comes from others, unknown to the task. */
  private boolean releaseToAll(int task, int number, VectorClocks clocks) {
    int before = held[number];
    int released = clocks.publish(task);
    if (before == released) {
      return false;
    }
    boolean knowsAll = before == NONE || isKnown(before, task, clocks);
    if (knowsAll) {
      held[number] = released;
      snapshots.hold(released);
    } else {
      held[number] = joined(before, released);
    }
    if (before != NONE) {
      snapshots.drop(before);
    }
    return !knowsAll;
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

  private int number(Object object, int variable) {
    return variables.findOrAdd(object, variable).number;
  }

  @Override
  public int next() {
    if (count == held.length) {
      int[] moreHeld = new int[2 * count];
      int[] moreHeads = new int[2 * count];
      System.arraycopy(held, 0, moreHeld, 0, count);
      System.arraycopy(heads, 0, moreHeads, 0, count);
      held = moreHeld;
      heads = moreHeads;
    }
    held[count] = NONE;
    heads[count] = AS_HELD;
    return count++;
  }

  /** Nobody can acquire any more what was released to the variable. */
  @Override
  public void gone(Entry entry) {
    int number = entry.number;
    setHead(number, AS_HELD);
    if (held[number] != NONE) {
      snapshots.drop(held[number]);
      held[number] = NONE;
    }
  }

  /** How many objects the table refers to. */
  int references() {
    return variables.references();
  }
}
