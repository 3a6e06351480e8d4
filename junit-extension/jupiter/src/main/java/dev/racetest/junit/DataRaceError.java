package dev.racetest.junit;

/**
 * Data races while tests ran with their real threads. The message has the reports; the stack is
 * where the first race was found.
 */
public final class DataRaceError extends AssertionError {
  private static final long serialVersionUID = 1L;

  DataRaceError(String message, StackTraceElement[] where) {
    super(message);
    setStackTrace(where);
  }
}
