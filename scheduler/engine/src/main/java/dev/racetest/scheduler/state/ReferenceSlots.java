package dev.racetest.scheduler.state;

import java.util.Arrays;

/** Captured fields that hold references. */
final class ReferenceSlots extends Slots {
  private int[] offsets = new int[bases.length];
  private Object[] values = new Object[bases.length];

  void capture(Object base, int offset) {
    int slot = add(base);
    offsets[slot] = offset;
    values[slot] = RawMemory.reference(base, offset);
  }

  @Override
  void putBack() {
    for (int i = 0; i < size; i++) {
      if (RawMemory.reference(bases[i], offsets[i]) != values[i]) {
        RawMemory.putReference(bases[i], offsets[i], values[i]);
      }
    }
  }

  @Override
  void grow(int capacity) {
    offsets = Arrays.copyOf(offsets, capacity);
    values = Arrays.copyOf(values, capacity);
  }

  @Override
  void drop(int from, int to) {
    Arrays.fill(values, from, to, null);
  }
}
