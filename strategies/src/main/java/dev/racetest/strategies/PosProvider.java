package dev.racetest.strategies;

import dev.racetest.scheduler.spi.Strategy;
import dev.racetest.scheduler.spi.StrategyProvider;

/** Offers partial order sampling, {@link Pos}, as {@code pos}. */
public final class PosProvider implements StrategyProvider {
  @Override
  public String name() {
    return "pos";
  }

  @Override
  public Strategy create(String settings, int depth) {
    return settings.isEmpty() ? new Pos(new Horizon()) : new Pos(Length.parse(name(), settings));
  }
}
