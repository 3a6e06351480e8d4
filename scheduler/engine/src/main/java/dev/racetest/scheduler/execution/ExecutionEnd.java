package dev.racetest.scheduler.execution;

/**
 * Thrown inside a task that is left over when its execution ends, so that its {@code finally}
 * blocks run and release what they hold. Never seen by users.
 */
final class ExecutionEnd extends Error {
  private static final long serialVersionUID = 1L;
  static final ExecutionEnd INSTANCE = new ExecutionEnd();

  private ExecutionEnd() {
    super("the execution has ended", null, false, false);
  }
}
