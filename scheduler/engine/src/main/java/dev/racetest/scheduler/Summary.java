package dev.racetest.scheduler;

import java.time.Duration;

/**
 * What an exploration was, in figures.
 *
 * @param test its name
 * @param strategy who chose the schedules
 * @param seed where the strategy's random numbers started
 * @param schedules how many executions it was allowed
 * @param executions how many were run, warm-up and repetitions not counted
 * @param failing how many of them failed
 * @param traces how many of them differed in more than the order of independent steps
 *     (happens-before traces, Mazurkiewicz 1977)
 * @param once how many traces were seen once only
 * @param elapsed how long it took
 */
public record Summary(
    String test,
    String strategy,
    long seed,
    int schedules,
    int executions,
    int failing,
    int traces,
    int once,
    Duration elapsed) {

  /** Executions a second; 0 if none were run. */
  public double speed() {
    return elapsed.isZero() ? 0.0 : executions * 1e9 / elapsed.toNanos();
  }
}
