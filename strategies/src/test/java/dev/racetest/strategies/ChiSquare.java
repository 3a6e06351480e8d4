package dev.racetest.strategies;

/** Pearson's test of counts against expected ones. */
final class ChiSquare {
  private ChiSquare() {}

  /** The statistic for equally likely outcomes. */
  static double uniform(long... counts) {
    long sum = 0;
    for (long count : counts) {
      sum += count;
    }
    double expected = (double) sum / counts.length;
    double statistic = 0;
    for (long count : counts) {
      statistic += (count - expected) * (count - expected) / expected;
    }
    return statistic;
  }
}
