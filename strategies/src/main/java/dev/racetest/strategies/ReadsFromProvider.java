package dev.racetest.strategies;

import dev.racetest.scheduler.spi.Strategy;
import dev.racetest.scheduler.spi.StrategyProvider;

/** Offers steering by reads, {@link ReadsFromSteering}, as {@code readsfrom}. */
public final class ReadsFromProvider implements StrategyProvider {
  @Override
  public String name() {
    return "readsfrom";
  }

  @Override
  public Strategy create(String settings, int depth) {
    return settings.isEmpty()
        ? new ReadsFromSteering(new Observations(), new Horizon())
        : new ReadsFromSteering(Wishes.parse(settings));
  }
}
