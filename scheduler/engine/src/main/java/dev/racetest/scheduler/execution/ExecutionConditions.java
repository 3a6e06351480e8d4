package dev.racetest.scheduler.execution;

import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

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

  /**
   * Stands among the promoted variables for all volatile ones inside {@code java.util.concurrent}:
   * what its classes do with them are steps then, and a call is not one step as a whole.
   */
  public static final String CONCURRENT_CLASSES = "java.util.concurrent.*";

  /** Checks that nothing is missing. */
  public ExecutionConditions {
    Objects.requireNonNull(promoted, "promoted");
    Objects.requireNonNull(expiry, "expiry");
  }

  /** The same with other random numbers. */
  public ExecutionConditions withDice(long newDice) {
    return new ExecutionConditions(maxSteps, promoted, newDice, expiry, spuriousWakeups);
  }

  /** The same with other yield points; those inside the JDK stay. */
  public ExecutionConditions withPromoted(Set<String> variables) {
    if (promoted.contains(CONCURRENT_CLASSES) && !variables.contains(CONCURRENT_CLASSES)) {
      Set<String> all = new TreeSet<>(variables);
      all.add(CONCURRENT_CLASSES);
      return new ExecutionConditions(maxSteps, all, dice, expiry, spuriousWakeups);
    }
    return new ExecutionConditions(maxSteps, variables, dice, expiry, spuriousWakeups);
  }

  /** The same with another limit of steps. */
  public ExecutionConditions withMaxSteps(int steps) {
    return new ExecutionConditions(steps, promoted, dice, expiry, spuriousWakeups);
  }
}
