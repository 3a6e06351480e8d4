package dev.racetest.scheduler.execution;

/**
 * What an execution ends with in a call that was to be free of obstruction, and is not: run alone
 * from there on, it does not come to its end. Its stack is that of the call.
 */
public final class ObstructionError extends AssertionError {
  private static final long serialVersionUID = 1L;

  ObstructionError(String message) {
    super("not obstruction-free: " + message, null);
  }
}
