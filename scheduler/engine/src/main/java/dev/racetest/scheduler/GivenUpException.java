package dev.racetest.scheduler;

/** Ends a search that was given up as stuck and has come to itself again. */
final class GivenUpException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  GivenUpException() {
    super("this search was given up", null, false, false);
  }
}
