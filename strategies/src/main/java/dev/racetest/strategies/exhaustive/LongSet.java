package dev.racetest.strategies.exhaustive;

/** A set of numbers; open addressing with linear probing. */
final class LongSet {
  private long[] slots = new long[256];
  private int size;

  /** Adds a number; false if it was there already. */
  boolean add(long number) {
    long key = number == 0L ? 1L : number;
    int slot = slot(key);
    if (slots[slot] == key) {
      return false;
    }
    slots[slot] = key;
    size++;
    if (size > slots.length / 2) {
      grow();
    }
    return true;
  }

  private int slot(long key) {
    int mask = slots.length - 1;
    int slot = (int) (key * 0x9E3779B97F4A7C15L >>> 32) & mask;
    while (slots[slot] != 0L && slots[slot] != key) {
      slot = slot + 1 & mask;
    }
    return slot;
  }

  private void grow() {
    long[] old = slots;
    slots = new long[2 * old.length];
    for (long key : old) {
      if (key != 0L) {
        slots[slot(key)] = key;
      }
    }
  }
}
