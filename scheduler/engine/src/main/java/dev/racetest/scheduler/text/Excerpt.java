package dev.racetest.scheduler.text;

import java.util.BitSet;
import java.util.List;

/**
 * Which rows of a long interleaving are shown: the end, which leads to the failure, the racing
 * accesses with what is around them, and the beginning.
 */
final class Excerpt {
  private static final int AROUND = 2;
  private static final int BEGINNING = 3;

  private final BitSet shown = new BitSet();

  Excerpt(List<Row> rows, int most) {
    int count = rows.size();
    if (count <= most) {
      shown.set(0, count);
      return;
    }
    show(count - most / 2, count, most, count);
    for (int i = count - 1; i >= 0; i--) {
      if (rows.get(i).event().racing()) {
        show(i - AROUND, i + AROUND + 1, most, count);
      }
    }
    show(0, BEGINNING, most, count);
    for (int i = count - 1; i >= 0; i--) {
      show(i, i + 1, most, count);
    }
  }

  private void show(int from, int to, int most, int count) {
    for (int i = Math.max(0, from); i < Math.min(count, to); i++) {
      if (shown.cardinality() < most) {
        shown.set(i);
      }
    }
  }

  boolean isShown(int row) {
    return shown.get(row);
  }

  /** How many rows in a row are not shown, from this one on. */
  int hiddenFrom(int row, int count) {
    int next = shown.nextSetBit(row);
    return (next < 0 ? count : next) - row;
  }
}
