package dev.racetest.samples;

/** A kind of choice that an exploration makes only when it is asked to. */
public enum With {
  /** Every timed wait may give up, also while others can run: attribute {@code timeouts = ANY}. */
  EARLY_TIMEOUTS,
  /** Waits may return for no reason: attribute {@code spuriousWakeups}. */
  SPURIOUS_WAKEUPS
}
