package dev.racetest.strategies;

import dev.racetest.scheduler.spi.Strategy;
import dev.racetest.scheduler.spi.StrategyProvider;

/** Offers probabilistic concurrency testing, {@link Pct}, as {@code pct}. */
public final class PctProvider implements StrategyProvider {
  @Override
  public String name() {
    return "pct";
  }

  @Override
  public Strategy create(String settings, int depth) {
    return settings.isEmpty() ? new Pct(depth) : new Pct(PctSettings.parse(settings));
  }
}
