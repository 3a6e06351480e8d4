package dev.racetest.strategies;

import dev.racetest.scheduler.spi.Strategy;
import dev.racetest.scheduler.spi.StrategyProvider;

/** Offers the uniform random walk, {@link RandomWalk}, as {@code random}. */
public final class RandomWalkProvider implements StrategyProvider {
  @Override
  public String name() {
    return "random";
  }

  @Override
  public Strategy create(String settings, int depth) {
    if (!settings.isEmpty()) {
      throw new IllegalArgumentException(
          "The strategy 'random' has no settings, but these are '" + settings + "'");
    }
    return new RandomWalk();
  }
}
