package dev.racetest.strategies;

import dev.racetest.scheduler.spi.Decision;

/**
 * Lets the current task go on, with a small probability switches to another one: long stretches of
 * one task, which a uniform walk hardly ever has. A task that yields is always left. (Coyote calls
 * this the probabilistic strategy.)
 */
final class StickyWalk {
  /** One in so many decisions switches. */
  private static final int SWITCH = 8;

  private final SplitMix random;
  private final Walk walk;

  StickyWalk(SplitMix random) {
    this.random = random;
    walk = new Walk(random);
  }

  int choose(Decision decision) {
    int current = decision.current();
    if (current < 0 || decision.kind() != Decision.Kind.TASK) {
      return walk.uniform(decision);
    }
    if (Walk.currentYields(decision) || random.below(SWITCH) == 0) {
      return walk.other(decision);
    }
    return current;
  }
}
