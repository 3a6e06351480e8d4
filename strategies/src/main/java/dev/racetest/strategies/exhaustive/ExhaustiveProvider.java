package dev.racetest.strategies.exhaustive;

import dev.racetest.scheduler.spi.Strategy;
import dev.racetest.scheduler.spi.StrategyProvider;
import java.util.Base64;

/**
 * Offers the search of all traces, {@link Exhaustive}, as {@code exhaustive}; with a bound in the
 * settings, {@link PreemptionBounded}; with {@code beginnings}, for comparison, a search of all
 * executions that begin differently, which knows nothing of dependence.
 */
public final class ExhaustiveProvider implements StrategyProvider {
  private static final String PREEMPTIONS = "preemptions=";
  private static final String BEGINNINGS = "beginnings";
  private static final String PIECE = "piece=";

  @Override
  public String name() {
    return "exhaustive";
  }

  @Override
  public Strategy create(String settings, int depth) {
    if (settings.isEmpty()) {
      return new Exhaustive();
    }
    if (settings.equals(BEGINNINGS)) {
      return PreemptionBounded.uncounted();
    }
    if (settings.startsWith(PIECE)) {
      return new Exhaustive(Base64.getDecoder().decode(settings.substring(PIECE.length())));
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
