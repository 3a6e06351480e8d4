package dev.racetest.benchmarks.beside;

import java.time.Duration;

/** A tool that tests operations; one to a JVM. */
interface Tool {
  /** How many executions each random scenario gets when they are counted, in both tools. */
  int EXECUTIONS_OF_SCENARIO = 1_000;

  /**
   * Executions a second of a test that passes, counted when the warm-up is over, which begins with
   * the first execution.
   *
   * @return by the clock, and by processor time
   */
  double[] executionsPerSecond(Class<?> type, Duration warmUp, Duration time);

  /**
   * Tests as a user would, with the tool's own numbers.
   *
   * @param seed not every tool has one
   * @return what is wrong, as told to the user; the empty string if nothing was found
   */
  String find(Class<?> type, long seed);
}
