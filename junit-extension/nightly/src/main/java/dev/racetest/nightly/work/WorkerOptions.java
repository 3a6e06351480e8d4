package dev.racetest.nightly.work;

import java.time.Duration;

/**
 * How workers work.
 *
 * @param workers how many there are all together; with fewer open items than that, items are split
 * @param slice how long one is busy with an item before what remains goes back to the store
 * @param lease how long an item belongs to a worker that is not heard of again
 * @param mostAttempts how many workers may die of an item before it is taken out
 */
public record WorkerOptions(int workers, Duration slice, Duration lease, int mostAttempts) {
  /** Enough for all workers, although some pieces will be small. */
  int pieces(boolean split) {
    return split ? 2 * workers : 1;
  }

  /** With fewer open items than workers: items are passed on soon. */
  Duration slice(boolean split) {
    Duration shorter = slice.dividedBy(10);
    return split && !shorter.isZero() ? shorter : slice;
  }
}
