package dev.racetest.scheduler;

import java.time.Duration;
import java.util.Optional;

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
 *     (happens-before traces, Mazurkiewicz 1977); 0 if they were not counted
 * @param once how many traces were seen once only, in a random schedule of the strategy
 * @param elapsed how long it took, not counting executions that were made in order to count
 * @param coverage what that says about schedules that were not run
 * @param occurrences over which executions {@link Finding#seen} was counted
 * @param enumerated what a search of all traces has come to, if it was one
 * @param outcomes what the executions have recorded, if any has
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
    Duration elapsed,
    Coverage coverage,
    Occurrences occurrences,
    Optional<Enumerated> enumerated,
    Optional<Outcomes> outcomes) {

  /** Makes a summary of an exploration that was no search of all traces. */
  public Summary(
      String test,
      String strategy,
      long seed,
      int schedules,
      int executions,
      int failing,
      int traces,
      int once,
      Duration elapsed,
      Coverage coverage,
      Occurrences occurrences) {
    this(
        test,
        strategy,
        seed,
        schedules,
        executions,
        failing,
        traces,
        once,
        elapsed,
        coverage,
        occurrences,
        Optional.empty(),
        Optional.empty());
  }

  /** Makes a summary of which no more is known. */
  public Summary(
      String test,
      String strategy,
      long seed,
      int schedules,
      int executions,
      int failing,
      int traces,
      int once,
      Duration elapsed) {
    this(
        test,
        strategy,
        seed,
        schedules,
        executions,
        failing,
        traces,
        once,
        elapsed,
        Coverage.NONE,
        Occurrences.NONE,
        Optional.empty(),
        Optional.empty());
  }

  /** Executions a second; 0 if none were run. */
  public double speed() {
    return elapsed.isZero() ? 0.0 : executions * 1e9 / elapsed.toNanos();
  }
}
