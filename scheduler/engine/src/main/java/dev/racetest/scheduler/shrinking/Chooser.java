package dev.racetest.scheduler.shrinking;

import dev.racetest.scheduler.spi.Decision;

/** Makes the choices of one execution, and sees how far it has come. */
public interface Chooser {
  /**
   * Chooses.
   *
   * @param progress the steps so far
   * @return the chosen option, from 0 to {@code decision.options() - 1}
   */
  int choose(Decision decision, Progress progress);
}
