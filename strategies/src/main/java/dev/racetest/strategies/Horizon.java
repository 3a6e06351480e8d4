package dev.racetest.strategies;

/**
 * How long executions are: k, the largest number of task decisions of the executions so far. It
 * bounds where change points are drawn, and says when an execution has gone on for so long that it
 * must be spinning.
 */
final class Horizon {
  /** Before the first execution has ended. */
  static final int UNKNOWN = 0;

  private static final int LEAST_UNFAIR = 1000;
  private static final int UNFAIR_FACTOR = 3;

  private int longest = UNKNOWN;

  /** The largest number of decisions so far, or {@link #UNKNOWN}. */
  int longest() {
    return longest;
  }

  /**
   * After so many decisions a strategy that starves tasks must become fair, so that a task that
   * spins until another one has done something comes to an end.
   */
  static int unfairDecisions(int longest) {
    return (int)
        Math.min(Integer.MAX_VALUE, Math.max(LEAST_UNFAIR, UNFAIR_FACTOR * (long) longest));
  }

  /**
   * An execution has ended. One that needed the fair end does not count, because its length says
   * how long it was left spinning; otherwise spins and horizon would drive each other up. Of one
   * that was cut at the limit of steps a quarter counts, so that the next ones reach their fair end
   * in time. The first one counts always.
   */
  void end(int decisions, boolean complete) {
    int counted = complete ? decisions : decisions / (UNFAIR_FACTOR + 1);
    if (longest == UNKNOWN) {
      longest = Math.max(1, counted);
    } else if (complete && decisions <= unfairDecisions(longest)) {
      longest = Math.max(longest, decisions);
    }
  }
}
