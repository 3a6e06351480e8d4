package dev.racetest.strategies;

import dev.racetest.scheduler.spi.Strategy;
import dev.racetest.scheduler.spi.StrategyProvider;

/** Offers delay bounding, {@link DelayBounding}, as {@code delay}. */
public final class DelayProvider implements StrategyProvider {
  @Override
  public String name() {
    return "delay";
  }

  @Override
  public Strategy create(String settings, int depth) {
    return settings.isEmpty()
        ? new DelayBounding(depth, new Horizon())
        : new DelayBounding(PctSettings.parse(settings));
  }
}
