package dev.racetest.strategies;

import dev.racetest.scheduler.spi.Strategy;
import dev.racetest.scheduler.spi.StrategyProvider;

/** Offers the selectively uniform random walk, {@link Surw}, as {@code surw}. */
public final class SurwProvider implements StrategyProvider {
  @Override
  public String name() {
    return "surw";
  }

  @Override
  public Strategy create(String settings, int depth) {
    return settings.isEmpty()
        ? new Surw(new Observations(), new Horizon())
        : new Surw(SurwSettings.parse(settings));
  }
}
