package dev.racetest.watch;

/** What was released to whoever acquires it next: the clock of a lock, a volatile, a thread. */
final class SyncVariable {
  private static final long[] NOTHING = {};

  private long[] clock = NOTHING;

  /** The clock is a strand's snapshot, which others use, too. */
  private boolean isShared;

  /** Changes whenever the clock does; 0 as long as nothing was released. */
  private volatile long stamp;

  /** Who released last, and at what time of its own. */
  private Strand last;

  private long lastVersion;

  /**
   * All that the strand did happens before what later acquirers do.
   *
   * @return the stamp that it has now
   */
  synchronized long release(Strand strand) {
    if (last == strand && lastVersion == strand.version) {
      return stamp;
    }
    if (clock.length == 0) {
      clock = strand.released();
      isShared = true;
    } else {
      merge(strand);
    }
    last = strand;
    lastVersion = strand.version;
    stamp++;
    return stamp;
  }

  private void merge(Strand strand) {
    long[] from = strand.clock;
    if (isShared || from.length > clock.length) {
      clock = Strand.copy(clock, Math.max(from.length, clock.length));
      isShared = false;
    }
    int slot = strand.slot();
    long own = slot == Strand.NO_SLOT ? 0L : Math.max(clock[slot], strand.releasedTime());
    for (int i = 0; i < from.length; i++) {
      if (from[i] > clock[i]) {
        clock[i] = from[i];
      }
    }
    if (slot != Strand.NO_SLOT) {
      clock[slot] = own;
    }
  }

  /**
   * What was released happens before what the strand does now.
   *
   * @param seen the stamp that it had when the strand looked last
   * @return the stamp that it has now
   */
  long acquire(Strand strand, long seen) {
    return stamp == seen ? seen : join(strand);
  }

  private synchronized long join(Strand strand) {
    strand.join(clock);
    return stamp;
  }
}
