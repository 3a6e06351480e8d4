package dev.racetest.watch;

/**
 * What is known of an access, in one word: who made it, when by that one's own clock, and where.
 *
 * <pre>{@code
 * slot (12 bits) | clock (32 bits) | context (20 bits)
 * }</pre>
 *
 * A word is written and read as a whole and without a lock; one that is read too late is one that
 * was true before, so that a race it tells of is none the less a race.
 */
final class Words {
  /** How many threads can be told apart at a time. */
  static final int SLOTS = 1 << 12;

  /** A thread that comes to this time goes on in another slot. */
  static final long LAST_CLOCK = 0xFFFF_FFFFL;

  private static final int CLOCK_SHIFT = Context.BITS;
  private static final int SLOT_SHIFT = CLOCK_SHIFT + 32;

  private Words() {}

  /** The upper part of the words of a slot at a time. */
  static long epoch(int slot, long clock) {
    return (long) slot << SLOT_SHIFT | clock << CLOCK_SHIFT;
  }

  static long withContext(long epoch, int context) {
    return epoch | context;
  }

  /** Whether the word is of this epoch. */
  static boolean isOf(long word, long epoch) {
    return (word ^ epoch) >>> CLOCK_SHIFT == 0L;
  }

  static int slot(long word) {
    return (int) (word >>> SLOT_SHIFT);
  }

  static long clock(long word) {
    return word >>> CLOCK_SHIFT & LAST_CLOCK;
  }

  static int context(long word) {
    return (int) word & (1 << Context.BITS) - 1;
  }
}
