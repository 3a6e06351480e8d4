package dev.racetest.strategies.exhaustive;

import dev.racetest.scheduler.spi.Strategy;
import dev.racetest.scheduler.spi.StrategyProvider;

/** Offers the search of all traces, {@link Exhaustive}, as {@code exhaustive}. */
public final class ExhaustiveProvider implements StrategyProvider {
  @Override
  public String name() {
    return "exhaustive";
  }

  @Override
  public Strategy create(String settings, int depth) {
    return new Exhaustive();
  }
}
