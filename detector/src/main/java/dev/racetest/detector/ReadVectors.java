package dev.racetest.detector;

import dev.racetest.scheduler.spi.RaceDetector.Access;

/**
 * The readers of variables that several tasks have read without an order between them: for each
 * such variable and each task the last read's clock, site and event. Vectors are taken when a
 * variable becomes shared and given back when it is written.
 */
final class ReadVectors {
  /** How many {@code long}s are kept from one execution to the next; 4 MB. */
  static final int MOST_KEPT = 1 << 19;

  private static final int FEW_VECTORS = 16;
  private static final int FEW_TASKS = 4;

  /** A read takes two: the site in the upper half and the clock in the lower, then the event. */
  private static final int STRIDE = 2;

  private static final int EVENT = 1;

  private long[][] vectors = new long[FEW_VECTORS][];

  /** For each vector how many tasks it has entries for; what follows is rubbish. */
  private int[] lengths = new int[FEW_VECTORS];

  private int[] free = new int[FEW_VECTORS];
  private int freeCount;
  private int taken;
  private int allocated;

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

  /** Makes this the last read of its task, unless that was in the same epoch. */
  void add(int vector, long epoch, int site, long event) {
    int entry = STRIDE * VectorClocks.taskOf(epoch);
    int clock = VectorClocks.clockOf(epoch);
    lengthen(vector, VectorClocks.taskOf(epoch) + 1);
    long[] reads = vectors[vector];
    if ((int) reads[entry] != clock) {
      reads[entry] = ((long) site << Integer.SIZE) | clock;
      reads[entry + EVENT] = event;
    }
  }

  /** A last read that does not happen before what the task does now, or {@code null}. */
  Access unordered(int vector, int task, VectorClocks clocks) {
    long[] reads = vectors[vector];
    for (int reader = 0; reader < lengths[vector]; reader++) {
      long read = reads[STRIDE * reader];
      if (!clocks.ordered(VectorClocks.epochOf(reader, (int) read), task)) {
        int site = (int) (read >>> Integer.SIZE);
        return new Access(reader, false, site, reads[STRIDE * reader + EVENT]);
      }
    }
    return null;
  }

  private void lengthen(int vector, int length) {
    int old = lengths[vector];
    if (old >= length) {
      return;
    }
    long[] reads = vectors[vector];
    if (reads == null || reads.length < STRIDE * length) {
      reads = grown(vector, length);
    }
    for (int i = STRIDE * old; i < STRIDE * length; i++) {
      reads[i] = 0;
    }
    lengths[vector] = length;
  }

  private long[] grown(int vector, int length) {
    int capacity = FEW_TASKS;
    while (capacity < length) {
      capacity *= 2;
    }
    long[] old = vectors[vector];
    long[] reads = new long[STRIDE * capacity];
    allocated += reads.length;
    if (old != null) {
      System.arraycopy(old, 0, reads, 0, STRIDE * lengths[vector]);
      allocated -= old.length;
    }
    vectors[vector] = reads;
    return reads;
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
