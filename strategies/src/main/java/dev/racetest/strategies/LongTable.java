package dev.racetest.strategies;

/** A map from long keys other than 0 to entries numbered from 0 on; open addressing. */
final class LongTable {
  private long[] keys = new long[64];
  private int[] numbers = new int[64];
  private long[] byNumber = new long[32];
  private int size;

  int size() {
    return size;
  }

  /** The key of an entry. */
  long key(int number) {
    return byNumber[number];
  }

  /** The entry of a key, -1 if there is none. */
  int find(long key) {
    int slot = slot(key);
    return keys[slot] == key ? numbers[slot] : -1;
  }

  /** The entry of a key, added if there was none. */
  int findOrAdd(long key) {
    int slot = slot(key);
    if (keys[slot] == key) {
      return numbers[slot];
    }
    if (size == byNumber.length) {
      grow();
      slot = slot(key);
    }
    keys[slot] = key;
    numbers[slot] = size;
    byNumber[size] = key;
    return size++;
  }

  private int slot(long key) {
    int mask = keys.length - 1;
    long mixed = key * 0x9E3779B97F4A7C15L;
    int slot = (int) (mixed >>> 32) & mask;
    while (keys[slot] != 0L && keys[slot] != key) {
      slot = slot + 1 & mask;
    }
    return slot;
  }

  private void grow() {
    long[] old = byNumber;
    keys = new long[keys.length * 2];
    numbers = new int[keys.length];
    byNumber = new long[old.length * 2];
    System.arraycopy(old, 0, byNumber, 0, size);
    for (int i = 0; i < size; i++) {
      int slot = slot(old[i]);
      keys[slot] = old[i];
      numbers[slot] = i;
    }
  }

  void clear() {
    if (size > 0) {
      for (int slot = 0; slot < keys.length; slot++) {
        keys[slot] = 0L;
      }
    }
    size = 0;
  }
}
