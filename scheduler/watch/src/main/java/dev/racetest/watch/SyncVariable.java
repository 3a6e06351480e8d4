package dev.racetest.watch;

/** What was released to whoever acquires it next: the clock of a lock, a volatile, a thread. */
final class SyncVariable {
  private long[] clock = new long[0];

  /** All that the strand did happens before what later acquirers do. */
  synchronized void release(Strand strand) {
    long[] from = strand.clock;
    if (from.length > clock.length) {
      clock = Strand.longer(clock, from.length);
    }
    for (int i = 0; i < from.length; i++) {
      if (from[i] > clock[i]) {
        clock[i] = from[i];
      }
    }
  }

  /** What was released happens before what the strand does now. */
  synchronized void acquire(Strand strand) {
    strand.join(clock);
  }
}
