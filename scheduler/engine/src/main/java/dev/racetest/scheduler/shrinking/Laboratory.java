package dev.racetest.scheduler.shrinking;

import java.util.Optional;

/** Runs the code under test, as long as there is time for it. */
public interface Laboratory {
  /** Runs it once. */
  Trial run(Chooser chooser);

  /**
   * Runs it with this schedule and returns what orders the steps; empty if they are too many, or if
   * it takes another course.
   */
  Optional<StepOrder> order(Schedule schedule);

  /** How many more executions may be run. */
  int left();
}
