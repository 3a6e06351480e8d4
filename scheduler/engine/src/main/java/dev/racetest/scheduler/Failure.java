package dev.racetest.scheduler;

import dev.racetest.scheduler.history.History;
import java.util.Optional;

/**
 * The failing execution that is reported.
 *
 * @param history what happened in it
 * @param shrinking how it was made simpler than the one that was found; empty if nobody tried
 * @param inevitable from where on it could not be averted; empty if nobody looked
 * @param output what its tasks printed
 */
public record Failure(
    History history,
    Optional<Shrinking> shrinking,
    Optional<Inevitable> inevitable,
    String output) {

  /**
   * How a failing execution became the one that is reported, which fails in the same way.
   *
   * @param switches how often it goes from one task to another
   * @param preemptions how many of these the task before had not asked for and did not need
   * @param switchesBefore the same of the execution that was found
   * @param preemptionsBefore the same of the execution that was found
   * @param isSmallest whether all executions with fewer preemptions were run, and none of them
   *     fails in the same way
   * @param executions how many executions it took
   */
  public record Shrinking(
      int switches,
      int preemptions,
      int switchesBefore,
      int preemptionsBefore,
      boolean isSmallest,
      int executions) {}

  /**
   * The point of no return: what was tried after it has failed.
   *
   * @param step the scheduler's step after which every continuation that was tried failed; 0 if
   *     every execution of the test fails
   * @param task the task that did the step
   * @param place where, such as {@code Account.java:33}
   * @param continuations how many were tried
   */
  public record Inevitable(int step, int task, String place, int continuations) {}
}
