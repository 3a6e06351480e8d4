package dev.racetest.harness.histories;

/** In which order calls must be explained, if their answers are to be right. */
public enum Guarantee {
  /**
   * In an order in which each call takes effect at one moment between its begin and its end
   * (Herlihy, Wing 1990).
   */
  LINEARIZABILITY,
  /** In an order that keeps that of each thread (Lamport 1979). */
  SEQUENTIAL_CONSISTENCY,
  /**
   * In an order that keeps calls apart between which there was a time at which no call was going on
   * (Herlihy, Shavit, The Art of Multiprocessor Programming, section 3.4); it need not be that of
   * the threads.
   */
  QUIESCENT_CONSISTENCY;

  /** The calls that an order must have before this one. */
  long before(History history, int call) {
    return switch (this) {
      case LINEARIZABILITY -> history.overBefore(call) | history.earlierOfThread(call);
      case SEQUENTIAL_CONSISTENCY -> history.earlierOfThread(call);
      case QUIESCENT_CONSISTENCY -> history.overBeforeQuiet(call);
    };
  }
}
