package dev.racetest.nightly.store;

/** What can be said of a test. */
public enum Verdict {
  /** An execution fails. */
  FAILED,
  /** No execution fails, but the test says that there are more traces, or fewer. */
  OTHER_TRACES,
  /** Nothing was found, but workers died of parts of the exploration. */
  CRASHED,
  /** Nothing was run: it is disabled, for example. */
  NOT_RUN,
  /** Nothing was found so far, and there is more to explore. */
  UNFINISHED,
  /** Nothing was found, and nothing is left to explore that was asked for. */
  COMPLETE,
  /** Nothing was found, and all traces were explored. */
  ALL_TRACES;

  /** Whether somebody should look at it. */
  public boolean isBad() {
    return this == FAILED || this == OTHER_TRACES || this == CRASHED;
  }
}
