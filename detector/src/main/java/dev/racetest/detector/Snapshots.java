package dev.racetest.detector;

/**
 * Vector clocks as they were when a task released them. A snapshot is never changed; many
 * synchronisation variables can hold the same one. Those that nobody holds any more are used again.
 */
final class Snapshots {
  private static final int SHORTEST = 64;

  private final ClockRows rows = new ClockRows();
  private int[] holders = new int[SHORTEST];
  private long[] epochs = new long[SHORTEST];
  private int[] free = new int[SHORTEST];
  private int freeCount;
  private int used;

  void clear() {
    rows.clear();
    used = 0;
    freeCount = 0;
    if (holders.length > ClockRows.MOST_KEPT) {
      holders = new int[SHORTEST];
      epochs = new long[SHORTEST];
      free = new int[SHORTEST];
    }
  }

  ClockRows rows() {
    return rows;
  }

  /**
   * A new snapshot, all zero, that one holder has.
   *
   * @param epoch the epoch of the task that releases it; 0 if it comes from several releases
   */
  int take(long epoch) {
    int snapshot = freeCount > 0 ? free[--freeCount] : used++;
    if (snapshot >= holders.length) {
      grow();
    }
    rows.reserve(snapshot);
    rows.zero(snapshot);
    holders[snapshot] = 1;
    epochs[snapshot] = epoch;
    return snapshot;
  }

  private void grow() {
    int size = holders.length;
    int[] moreHolders = new int[2 * size];
    long[] moreEpochs = new long[2 * size];
    int[] moreFree = new int[2 * size];
    System.arraycopy(holders, 0, moreHolders, 0, size);
    System.arraycopy(epochs, 0, moreEpochs, 0, size);
    System.arraycopy(free, 0, moreFree, 0, size);
    holders = moreHolders;
    epochs = moreEpochs;
    free = moreFree;
  }

  /** The epoch given to {@link #take}. */
  long epoch(int snapshot) {
    return epochs[snapshot];
  }

  void hold(int snapshot) {
    holders[snapshot]++;
  }

  void drop(int snapshot) {
    if (--holders[snapshot] == 0) {
      free[freeCount++] = snapshot;
    }
  }
}
