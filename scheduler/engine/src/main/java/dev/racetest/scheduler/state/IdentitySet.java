package dev.racetest.scheduler.state;

import dev.racetest.scheduler.spi.IdentityHashes;
import java.util.Arrays;

/**
 * Objects, compared by identity, in the order in which they were added: open addressing with linear
 * probing.
 */
final class IdentitySet {
  private Object[] objects = new Object[64];

  /** Indexes in {@link #objects}, each plus 1; 0 is an empty place. */
  private int[] table = new int[128];

  private int size;

  int size() {
    return size;
  }

  Object get(int index) {
    return objects[index];
  }

  /** Adds {@code object} unless it is in the set. */
  void add(Object object) {
    if (size == objects.length) {
      grow();
    }
    int place = place(object);
    if (table[place] == 0) {
      objects[size] = object;
      table[place] = ++size;
    }
  }

  /** Removes all objects but the first {@code count} that were added. */
  void truncate(int count) {
    Arrays.fill(objects, count, size, null);
    size = count;
    fillTable();
  }

  private void grow() {
    objects = Arrays.copyOf(objects, 2 * size);
    table = new int[4 * size];
    fillTable();
  }

  private void fillTable() {
    Arrays.fill(table, 0);
    for (int i = 0; i < size; i++) {
      table[place(objects[i])] = i + 1;
    }
  }

  /** Where {@code object} is in the table, or else the place where it belongs. */
  private int place(Object object) {
    int mask = table.length - 1;
    int place = hash(object) & mask;
    while (table[place] != 0 && objects[table[place] - 1] != object) {
      place = place + 1 & mask;
    }
    return place;
  }

  private static int hash(Object object) {
    int hash = IdentityHashes.of(object) * 0x9E3779B9;
    return hash ^ hash >>> 15;
  }
}
