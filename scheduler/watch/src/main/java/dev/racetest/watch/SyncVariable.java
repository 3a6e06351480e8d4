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
      clock = strand.snapshot();
      isShared = true;
    } else {
      merge(strand.clock);
    }
    last = strand;
    lastVersion = strand.version;
    stamp++;
    return stamp;
  }

  private void merge(long[] from) {
    if (isShared || from.length > clock.length) {
      long[] own = new long[Math.max(from.length, clock.length)];
      System.arraycopy(clock, 0, own, 0, clock.length);
      clock = own;
      isShared = false;
    }
    for (int i = 0; i < from.length; i++) {
      if (from[i] > clock[i]) {
        clock[i] = from[i];
      }
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
