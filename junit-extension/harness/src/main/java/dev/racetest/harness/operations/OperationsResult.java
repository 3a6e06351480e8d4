package dev.racetest.harness.operations;

import dev.racetest.scheduler.ExplorationResult;
import java.util.Optional;

/**
 * What came of an operation test.
 *
 * @param scenarios how many scenarios were explored
 * @param executions how many executions that took, those for making a failure simpler not counted
 * @param failure what is wrong; empty if nothing is
 * @param last the exploration of the scenario that fails, or of the last one; its findings are what
 *     is wrong
 */
public record OperationsResult(
    int scenarios, long executions, Optional<OperationsFailure> failure, ExplorationResult last) {
  /** Whether something is wrong. */
  public boolean failed() {
    return failure.isPresent();
  }

  /**
   * A scenario that fails.
   *
   * @param scenario as it can be written in {@link OperationTest#custom}
   * @param calls how many calls it has
   * @param text the table of answers, the interleaving, and how to replay
   * @param exploration the execution that fails, with its token
   */
  public record OperationsFailure(
      String scenario, int calls, String text, ExplorationResult exploration) {}
}
