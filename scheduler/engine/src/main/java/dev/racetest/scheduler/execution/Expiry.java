package dev.racetest.scheduler.execution;

/** When the timed waits of an execution give up. */
public enum Expiry {
  /** When nothing else can run. */
  LATE,
  /**
   * Also while others can run; exceptions say nothing then, since they may come of a timeout that
   * no real machine would show.
   */
  EARLY_UNJUDGED,
  /** Also while others can run. */
  EARLY,
  /** One of them also while others can run. */
  EARLY_ONCE
}
