package dev.racetest.scheduler;

/** What a data race means for the result of an exploration. */
public enum Races {
  /** A data race is a failure. */
  FAIL,
  /**
   * A data race alone is no failure: each one is told in a note, with the token of its execution,
   * and the exploration goes on. What races lead to, such as a failed assertion, is a failure.
   */
  REPORT,
  /** Accesses are not checked; a note says so. Everything else is as it is with {@link #FAIL}. */
  OFF
}
