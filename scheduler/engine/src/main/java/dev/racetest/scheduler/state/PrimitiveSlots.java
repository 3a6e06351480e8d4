package dev.racetest.scheduler.state;

import java.util.Arrays;

/** Captured fields that hold primitive values, all of the same width. */
final class PrimitiveSlots extends Slots {
  private final int width;
  private int[] offsets = new int[bases.length];
  private long[] values = new long[bases.length];

  PrimitiveSlots(int width) {
    this.width = width;
  }

  void capture(Object base, int offset) {
    int slot = add(base);
    offsets[slot] = offset;
    values[slot] = RawMemory.bits(base, offset, width);
  }

  @Override
  void putBack() {
    for (int i = 0; i < size; i++) {
      if (RawMemory.bits(bases[i], offsets[i], width) != values[i]) {
        RawMemory.putBits(bases[i], offsets[i], width, values[i]);
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
    // Numbers keep nothing alive.
  }
}
