package dev.racetest.detector;

import dev.racetest.scheduler.spi.RaceDetector.Access;

/**
 * The accesses of variables that several tasks have accessed in the same way without an order
 * between them: for each such variable and each task the last access's clock, site and event.
 * Vectors are taken when a variable becomes shared and given back when it is written.
 */
final class AccessVectors {
  /** How many {@code long}s are kept from one execution to the next; 4 MB. */
  static final int MOST_KEPT = 1 << 19;

  private static final int FEW_VECTORS = 16;
  private static final int FEW_TASKS = 4;

  /** An access takes two: the site in the upper half and the clock in the lower, then the event. */
  private static final int STRIDE = 2;

  private static final int EVENT = 1;

  private long[][] vectors = new long[FEW_VECTORS][];

  /** For each vector how many tasks it has entries for; what follows is rubbish. */
  private int[] lengths = new int[FEW_VECTORS];

  private int[] free = new int[FEW_VECTORS];
  private int freeCount;
  private int taken;
  private int allocated;
  private final boolean write;
  private final boolean atomic;

  /** Makes an empty table for accesses of one kind. */
  AccessVectors(boolean write, boolean atomic) {
    this.write = write;
    this.atomic = atomic;
  }

  /** Takes all vectors back. */
  void begin() {
    taken = 0;
    freeCount = 0;
    if (allocated > MOST_KEPT) {
      vectors = new long[FEW_VECTORS][];
      lengths = new int[FEW_VECTORS];
      free = new int[FEW_VECTORS];
      allocated = 0;
    }
  }

  /** An empty vector. */
  int take() {
    int vector = freeCount > 0 ? free[--freeCount] : taken++;
    if (vector >= vectors.length) {
      growVectors();
    }
    lengths[vector] = 0;
    return vector;
  }

  /** Takes the vector back. */
  void give(int vector) {
    free[freeCount++] = vector;
  }

  /** Makes this the last access of its task, unless that was in the same epoch. */
  void add(int vector, long epoch, int site, long event) {
    int entry = STRIDE * VectorClocks.taskOf(epoch);
    int clock = VectorClocks.clockOf(epoch);
    lengthen(vector, VectorClocks.taskOf(epoch) + 1);
    long[] accesses = vectors[vector];
    if ((int) accesses[entry] != clock) {
      accesses[entry] = ((long) site << Integer.SIZE) | clock;
      accesses[entry + EVENT] = event;
    }
  }

  /** Whether the last access of the epoch's task was in the same epoch. */
  boolean has(int vector, long epoch) {
    int task = VectorClocks.taskOf(epoch);
    return task < lengths[vector]
        && (int) vectors[vector][STRIDE * task] == VectorClocks.clockOf(epoch);
  }

  /** A last access that does not happen before what the task does now, or {@code null}. */
  Access unordered(int vector, int task, VectorClocks clocks) {
    long[] accesses = vectors[vector];
    for (int other = 0; other < lengths[vector]; other++) {
      long access = accesses[STRIDE * other];
      if (!clocks.ordered(VectorClocks.epochOf(other, (int) access), task)) {
        int site = (int) (access >>> Integer.SIZE);
        return new Access(other, write, atomic, site, accesses[STRIDE * other + EVENT]);
      }
    }
    return null;
  }

  private void lengthen(int vector, int length) {
    int old = lengths[vector];
    if (old >= length) {
      return;
    }
    long[] accesses = vectors[vector];
    if (accesses == null || accesses.length < STRIDE * length) {
      accesses = grown(vector, length);
    }
    for (int i = STRIDE * old; i < STRIDE * length; i++) {
      accesses[i] = 0;
    }
    lengths[vector] = length;
  }

  private long[] grown(int vector, int length) {
    int capacity = FEW_TASKS;
    while (capacity < length) {
      capacity *= 2;
    }
    long[] old = vectors[vector];
    long[] accesses = new long[STRIDE * capacity];
    allocated += accesses.length;
    if (old != null) {
      System.arraycopy(old, 0, accesses, 0, STRIDE * lengths[vector]);
      allocated -= old.length;
    }
    vectors[vector] = accesses;
    return accesses;
  }

  private void growVectors() {
    int count = vectors.length;
    long[][] moreVectors = new long[2 * count][];
    int[] moreLengths = new int[2 * count];
    int[] moreFree = new int[2 * count];
    System.arraycopy(vectors, 0, moreVectors, 0, count);
    System.arraycopy(lengths, 0, moreLengths, 0, count);
    System.arraycopy(free, 0, moreFree, 0, freeCount);
    vectors = moreVectors;
    lengths = moreLengths;
    free = moreFree;
  }

  /** How many vectors are taken. */
  int inUse() {
    return taken - freeCount;
  }
}
