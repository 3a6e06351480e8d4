package dev.racetest.strategies;

import dev.racetest.scheduler.spi.Decision;
import dev.racetest.scheduler.spi.Guarantee;
import dev.racetest.scheduler.spi.Strategy;

/**
 * Chooses uniformly among the options, each time anew. A schedule has the probability of the
 * product of its choices' probabilities, so it is small where one task must run long before the
 * others.
 */
final class RandomWalk implements Strategy {
  private final SplitMix random = new SplitMix();
  private final Walk walk = new Walk(random);

  @Override
  public void begin(long seed) {
    random.begin(seed);
  }

  @Override
  public int choose(Decision decision) {
    return walk.uniform(decision);
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
