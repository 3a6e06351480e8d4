package dev.racetest.harness.operations;

/** Thrown by a specification where the operation itself would wait for another call. */
public final class WouldWaitException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Makes the exception. */
  public WouldWaitException() {
    super("the operation would wait", null, false, false);
  }
}
