package dev.racetest.harness.outcomes;

/**
 * Code under test that tells what came of it. It is run once for each execution and must set up all
 * that it uses.
 *
 * @param <K> what it tells; executions whose outcomes are equal have the same one
 */
@FunctionalInterface
public interface ObservedBody<K> {
  /** Runs once, as the first task of an execution, and returns the outcome. */
  K run() throws Throwable;
}
