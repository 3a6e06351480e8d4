package dev.racetest.strategies;

/**
 * The last sets of wishes that have shown something new; the oldest one makes room for the next.
 */
final class KeptSets {
  static final int MOST = 128;

  private static final int[] EMPTY = {};

  private final int[][] sets = new int[MOST][];
  private int size;
  private int next;

  void add(int[] set) {
    sets[next] = set;
    next = (next + 1) % MOST;
    size = Math.min(MOST, size + 1);
  }

  /** One of them, each equally likely; the empty set if there is none. */
  int[] draw(SplitMix random) {
    return size == 0 ? EMPTY : sets[random.below(size)];
  }
}
