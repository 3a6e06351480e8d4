package dev.racetest.strategies;

import dev.racetest.scheduler.spi.Strategy;
import dev.racetest.scheduler.spi.StrategyProvider;

/** Offers the sticky walk, {@link StickyWalk}, as {@code sticky}. */
public final class StickyProvider implements StrategyProvider {
  @Override
  public String name() {
    return "sticky";
  }

  @Override
  public Strategy create(String settings, int depth) {
    if (!settings.isEmpty()) {
      throw new IllegalArgumentException(
          "The strategy 'sticky' has no settings, but these are '" + settings + "'");
    }
    return new StickyWalk();
  }
}
