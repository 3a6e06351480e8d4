package dev.racetest.strategies;

import dev.racetest.scheduler.spi.Strategy;
import dev.racetest.scheduler.spi.StrategyProvider;

/** Offers the uniform random walk, {@link Urw}, as {@code urw}. */
public final class UrwProvider implements StrategyProvider {
  @Override
  public String name() {
    return "urw";
  }

  @Override
  public Strategy create(String settings, int depth) {
    return settings.isEmpty() ? new Urw(new Observations()) : new Urw(Urw.parse(settings));
  }
}
