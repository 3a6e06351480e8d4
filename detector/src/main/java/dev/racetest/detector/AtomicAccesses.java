package dev.racetest.detector;

import dev.racetest.scheduler.spi.RaceDetector.Access;

/**
 * The atomic accesses of variables, which plain accesses may race with: for each variable a vector
 * of readers and one of writers. Atomic accesses do not race with each other, so unlike plain
 * writes all of them have to be remembered.
 *
 * <p>A pair of vectors is one {@code long}: that of the writers in the upper half, that of the
 * readers in the lower, each plus 1, 0 where there is none.
 */
final class AtomicAccesses {
  private final AccessVectors readers = new AccessVectors(false, true);
  private final AccessVectors writers = new AccessVectors(true, true);

  void begin() {
    readers.begin();
    writers.begin();
  }

  /** Adds an access to a pair of vectors, 0 for an empty one; returns the pair. */
  long add(long pair, boolean write, long epoch, int site, long event) {
    int writer = writer(pair);
    int reader = reader(pair);
    if (write) {
      writer = writer < 0 ? writers.take() : writer;
      writers.add(writer, epoch, site, event);
    } else {
      reader = reader < 0 ? readers.take() : reader;
      readers.add(reader, epoch, site, event);
    }
    return ((long) (writer + 1) << Integer.SIZE) | (reader + 1);
  }

  /** An access that a plain write, or a plain read, of the task races with, or {@code null}. */
  Access unordered(long pair, boolean write, int task, VectorClocks clocks) {
    int writer = writer(pair);
    int reader = reader(pair);
    Access found = writer < 0 ? null : writers.unordered(writer, task, clocks);
    return found != null || !write || reader < 0 ? found : readers.unordered(reader, task, clocks);
  }

  /** Takes the vectors of a pair back. */
  void give(long pair) {
    if (writer(pair) >= 0) {
      writers.give(writer(pair));
    }
    if (reader(pair) >= 0) {
      readers.give(reader(pair));
    }
  }

  private static int writer(long pair) {
    return (int) (pair >>> Integer.SIZE) - 1;
  }

  private static int reader(long pair) {
    return (int) pair - 1;
  }
}
