package dev.racetest.scheduler;

/**
 * Which executions of an exploration are run. They are numbered from 0 on, and each has the seed of
 * its number; the strategy begins afresh with the first of the range.
 *
 * @param from the number of the first one
 * @param to the number behind that of the last one
 * @param before how many of the exploration were run elsewhere and did not fail: what is told
 *     counts them
 */
public record ExecutionRange(int from, int to, int before) {
  /** All. */
  public static final ExecutionRange WHOLE = new ExecutionRange(0, Integer.MAX_VALUE, 0);

  /** Checks the numbers; the message of the exception names the one that is wrong. */
  public ExecutionRange {
    if (from < 0 || to <= from) {
      throw new IllegalArgumentException(
          "the range must begin at 0 or later and hold an execution, but was "
              + from
              + " to "
              + to);
    }
    if (before < 0) {
      throw new IllegalArgumentException("before must be at least 0, but was " + before);
    }
  }

  /** Whether all executions are run. */
  public boolean isWhole() {
    return equals(WHOLE);
  }

  /** The number behind that of the last one, of an exploration of so many. */
  int end(int schedules) {
    return Math.min(to, schedules);
  }
}
