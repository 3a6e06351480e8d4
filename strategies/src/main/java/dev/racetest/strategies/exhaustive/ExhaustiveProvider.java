package dev.racetest.strategies.exhaustive;

import dev.racetest.scheduler.spi.Strategy;
import dev.racetest.scheduler.spi.StrategyProvider;

/**
 * Offers the search of all traces, {@link Exhaustive}, as {@code exhaustive}; with a bound in the
 * settings, {@link PreemptionBounded}.
 */
public final class ExhaustiveProvider implements StrategyProvider {
  private static final String PREEMPTIONS = "preemptions=";

  @Override
  public String name() {
    return "exhaustive";
  }

  @Override
  public Strategy create(String settings, int depth) {
    if (settings.isEmpty()) {
      return new Exhaustive();
    }
    try {
      if (settings.startsWith(PREEMPTIONS)) {
        String bound = settings.substring(PREEMPTIONS.length());
        return new PreemptionBounded(
            bound.equals("any") ? Integer.MAX_VALUE : Integer.parseInt(bound));
      }
    } catch (NumberFormatException notNumber) {
      // Told below.
    }
    throw new IllegalArgumentException(
        "Settings of the strategy 'exhaustive' are like 'preemptions=2', but these are '"
            + settings
            + "'");
  }
}
