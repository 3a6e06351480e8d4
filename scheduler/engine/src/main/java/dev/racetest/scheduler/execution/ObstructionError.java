package dev.racetest.scheduler.execution;

/**
 * Thrown inside a call that was to be free of obstruction, where it turns out that it is not: run
 * alone from there on, it does not come to its end.
 */
public final class ObstructionError extends AssertionError {
  private static final long serialVersionUID = 1L;

  ObstructionError(String message) {
    super("not obstruction-free: " + message, null);
  }
}
