package dev.racetest.scheduler;

/**
 * How many different traces there were, and how many of them were seen once only. A set of their
 * hashes, less one bit that says whether a trace was seen again: open addressing with linear
 * probing, at most 32 MB. Written by one thread; others may read somewhat older numbers.
 */
final class TraceCounts {
  /** More would not fit; from then on the numbers are lower bounds. */
  static final int MOST = 3 << 20;

  private static final int LEAST_SLOTS = 1 << 10;
  private static final long AGAIN = 1L;

  private final int most;
  private long[] slots = new long[LEAST_SLOTS];
  private int traces;
  private int once;
  private boolean isFull;

  TraceCounts() {
    this(MOST);
  }

  TraceCounts(int most) {
    this.most = most;
  }

  /**
   * An execution had this trace.
   *
   * @param isSample whether it may count as one that was seen once: schedules that aim at something
   *     say nothing of what chance has not shown yet
   * @return whether it is a new one, as far as that can be told
   */
  boolean add(long trace, boolean isSample) {
    long key = key(trace);
    int slot = find(slots, key);
    if (slots[slot] == 0L) {
      addNew(slot, key, isSample);
      return true;
    }
    if ((slots[slot] & AGAIN) == 0L) {
      slots[slot] |= AGAIN;
      once--;
    }
    return false;
  }

  private void addNew(int slot, long key, boolean isSample) {
    if (traces == most) {
      isFull = true;
      return;
    }
    slots[slot] = isSample ? key : key | AGAIN;
    once += isSample ? 1 : 0;
    traces++;
    if (traces > slots.length / 4 * 3) {
      grow();
    }
  }

  /** Not 0, and without the last bit. */
  private static long key(long trace) {
    long key = trace & ~AGAIN;
    return key == 0L ? 2L : key;
  }

  private static int find(long[] slots, long key) {
    int mask = slots.length - 1;
    int slot = (int) (key >>> 32) & mask;
    while (slots[slot] != 0L && (slots[slot] & ~AGAIN) != key) {
      slot = slot + 1 & mask;
    }
    return slot;
  }

  private void grow() {
    long[] larger = new long[slots.length * 2];
    for (long entry : slots) {
      if (entry != 0L) {
        larger[find(larger, entry & ~AGAIN)] = entry;
      }
    }
    slots = larger;
  }

  /** How many different ones there were. */
  int traces() {
    return traces;
  }

  /** How many of them were seen once, in a sample. */
  int once() {
    return once;
  }

  /** Whether there were more than could be counted. */
  boolean isFull() {
    return isFull;
  }
}
