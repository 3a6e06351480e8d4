package dev.racetest.strategies;

import dev.racetest.scheduler.spi.Strategy;
import dev.racetest.scheduler.spi.StrategyProvider;

/** Offers the portfolio of strategies, {@link Auto}, as {@code auto}. */
public final class AutoProvider implements StrategyProvider {
  @Override
  public String name() {
    return "auto";
  }

  @Override
  public Strategy create(String settings, int depth) {
    return settings.isEmpty() ? new Auto(depth) : Auto.repeating(settings);
  }
}
