package dev.racetest.nightly;

/** What the exit status of a command says. */
final class Status {
  /** Nothing was found. */
  static final int NOTHING_FOUND = 0;

  /** A test fails, or workers died of it. */
  static final int FOUND = 1;

  /** The command was wrong. */
  static final int WRONG_USE = 2;

  /** The command was right, but the job could not be done. */
  static final int FAILED = 3;

  private Status() {}
}
