package dev.racetest.scheduler.execution;

import java.util.Objects;
import java.util.Set;

/**
 * All that, besides the code and the choices, makes an execution what it is.
 *
 * @param maxSteps how many steps it may have before it counts as endless
 * @param promoted variables whose plain accesses are yield points
 * @param dice where the random numbers of the code under test start
 * @param expiry when timed waits give up
 * @param spuriousWakeups how many waits may return for no reason
 */
public record ExecutionConditions(
    int maxSteps, Set<String> promoted, long dice, Expiry expiry, int spuriousWakeups) {

  /** Checks that nothing is missing. */
  public ExecutionConditions {
    Objects.requireNonNull(promoted, "promoted");
    Objects.requireNonNull(expiry, "expiry");
  }

  /** The same with other random numbers. */
  public ExecutionConditions withDice(long newDice) {
    return new ExecutionConditions(maxSteps, promoted, newDice, expiry, spuriousWakeups);
  }

  /** The same with other yield points. */
  public ExecutionConditions withPromoted(Set<String> variables) {
    return new ExecutionConditions(maxSteps, variables, dice, expiry, spuriousWakeups);
  }

  /** The same with another limit of steps. */
  public ExecutionConditions withMaxSteps(int steps) {
    return new ExecutionConditions(steps, promoted, dice, expiry, spuriousWakeups);
  }
}
