package dev.racetest.scheduler.state;

import java.util.Arrays;

/**
 * Captured places, each an object and something that says where in it. Flat arrays, because they
 * are gone through after every execution.
 */
abstract class Slots {
  Object[] bases = new Object[64];
  int size;
  private int marked;

  /** Makes room for a place in {@code base} and returns its index. */
  final int add(Object base) {
    if (size == bases.length) {
      bases = Arrays.copyOf(bases, 2 * size);
      grow(2 * size);
    }
    bases[size] = base;
    return size++;
  }

  /** Remembers how many places there are now. */
  final void mark() {
    marked = size;
  }

  /** Drops the places captured since {@link #mark}. */
  final void rollBack() {
    Arrays.fill(bases, marked, size, null);
    drop(marked, size);
    size = marked;
  }

  abstract void grow(int capacity);

  /** Releases the captured values of the places from {@code from} to before {@code to}. */
  abstract void drop(int from, int to);

  /** Gives every place that has changed the value that was captured. */
  abstract void putBack();
}
