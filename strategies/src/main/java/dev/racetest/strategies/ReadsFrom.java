package dev.racetest.strategies;

/**
 * Which place's write each place that reads has seen, in any execution, in the order of discovery.
 */
final class ReadsFrom {
  /** In place of a place: the value that a variable has before anybody writes it. */
  static final int INITIAL = 0;

  private final LongTable pairs = new LongTable();
  private final LongTable readers = new LongTable();
  private boolean isNew;
  private long signature;

  void begin() {
    isNew = false;
    signature = 0L;
  }

  /** A read at one place sees the value written at another one, or {@link #INITIAL}. */
  void read(int reader, int writer) {
    int before = pairs.size();
    readers.findOrAdd(reader);
    int pair = pairs.findOrAdd((long) reader << Integer.SIZE | writer);
    isNew |= pair == before;
    signature |= 1L << (pair & Long.SIZE - 1);
  }

  /** Whether a read of this execution saw a write that no execution before had seen there. */
  boolean hasNew() {
    return isNew;
  }

  /** Differs, but for chance, for executions whose reads see other writes. */
  long signature() {
    return signature;
  }

  /** How many places have read. */
  int readers() {
    return readers.size();
  }

  /** A place that has read, by its number. */
  int reader(int number) {
    return (int) readers.key(number);
  }
}
