package dev.racetest.samples.shrinking;

import dev.racetest.scheduler.spi.Strategy;
import dev.racetest.scheduler.spi.StrategyProvider;

/** Offers {@link EverySchedule}, which a test has to put in place. */
public final class EveryScheduleProvider implements StrategyProvider {
  static final String NAME = "every schedule";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Strategy create(String settings, int depth) {
    return EverySchedule.current();
  }
}
