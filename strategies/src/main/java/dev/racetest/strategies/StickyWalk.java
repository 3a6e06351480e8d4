package dev.racetest.strategies;

import dev.racetest.scheduler.spi.Decision;
import dev.racetest.scheduler.spi.Guarantee;
import dev.racetest.scheduler.spi.Strategy;

/**
 * Lets the current task go on, with a small probability switches to another one: long stretches of
 * one task, which a uniform walk hardly ever has. A task that yields is always left. (Coyote calls
 * this the probabilistic strategy.)
 */
final class StickyWalk implements Strategy {
  /** One in so many decisions switches. */
  private static final int SWITCH = 8;

  private final SplitMix random = new SplitMix();
  private final Walk walk = new Walk(random);

  @Override
  public void begin(long seed) {
    random.begin(seed);
  }

  @Override
  public int choose(Decision decision) {
    int current = decision.current();
    if (current < 0 || decision.kind() != Decision.Kind.TASK) {
      return walk.uniform(decision);
    }
    if (Walk.currentYields(decision) || random.below(SWITCH) == 0) {
      return walk.other(decision);
    }
    return current;
  }

  @Override
  public void end(int decisions, boolean complete) {}

  @Override
  public Guarantee guarantee() {
    return Guarantee.SAMPLE;
  }

  /** Nothing: the seed says it all. */
  @Override
  public String settings() {
    return "";
  }
}
