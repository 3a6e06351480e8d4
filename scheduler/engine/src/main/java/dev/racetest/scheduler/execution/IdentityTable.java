package dev.racetest.scheduler.execution;

import dev.racetest.scheduler.spi.IdentityHashes;
import java.util.Arrays;

/**
 * A map from objects, compared by identity, to values: open addressing with linear probing. Entries
 * are not removed one by one; {@link #clear} empties the table at a cost that depends on the number
 * of entries, not on the size of the table.
 */
final class IdentityTable<V> {
  private Object[] keys = new Object[64];
  private Object[] values = new Object[64];
  private int[] used = new int[32];
  private int size;

  @SuppressWarnings("unchecked")
  V get(Object key) {
    int mask = keys.length - 1;
    for (int slot = home(key, mask); keys[slot] != null; slot = slot + 1 & mask) {
      if (keys[slot] == key) {
        return (V) values[slot];
      }
    }
    return null;
  }

  /** Adds an entry; there must be none for {@code key}. */
  void put(Object key, V value) {
    if (size == used.length) {
      grow();
    }
    insert(key, value);
  }

  private void insert(Object key, Object value) {
    int mask = keys.length - 1;
    int slot = home(key, mask);
    while (keys[slot] != null) {
      slot = slot + 1 & mask;
    }
    keys[slot] = key;
    values[slot] = value;
    used[size++] = slot;
  }

  private void grow() {
    Object[] oldKeys = keys;
    Object[] oldValues = values;
    int[] oldUsed = used;
    int count = size;
    keys = new Object[oldKeys.length * 2];
    values = new Object[oldKeys.length * 2];
    used = new int[oldUsed.length * 2];
    size = 0;
    for (int i = 0; i < count; i++) {
      insert(oldKeys[oldUsed[i]], oldValues[oldUsed[i]]);
    }
  }

  void clear() {
    if (keys.length > 1 << 16) {
      keys = new Object[64];
      values = new Object[64];
      used = new int[32];
    } else if (size > keys.length / 8) {
      Arrays.fill(keys, null);
      Arrays.fill(values, null);
    } else {
      for (int i = 0; i < size; i++) {
        keys[used[i]] = null;
        values[used[i]] = null;
      }
    }
    size = 0;
  }

  private static int home(Object key, int mask) {
    int hash = IdentityHashes.of(key) * 0x9E3779B9;
    return (hash ^ hash >>> 15) & mask;
  }
}
