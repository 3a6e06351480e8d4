package dev.racetest.scheduler;

import dev.racetest.scheduler.spi.Strategy;
import dev.racetest.scheduler.spi.StrategyProvider;
import dev.racetest.scheduler.spi.TraceSearch;
import java.util.Base64;

/** Makes the strategy that the options name, with the settings that they give it. */
final class ChosenStrategy {
  private final ExplorationOptions options;

  ChosenStrategy(ExplorationOptions options) {
    this.options = options;
  }

  /**
   * A strategy at its beginning.
   *
   * @throws IllegalArgumentException if there is no such strategy, or if it cannot have the
   *     settings
   */
  Strategy strategy() {
    StrategyProvider provider = Providers.strategy(options.strategy());
    if (options.search().isEmpty()) {
      return provider.create("", options.depth());
    }
    if (!(provider.create("", options.depth()) instanceof TraceSearch)) {
      throw new IllegalArgumentException(
          options.search()
              + " is for an exhaustive search, but strategy was \""
              + options.strategy()
              + "\"; use strategy \"exhaustive\"");
    }
    return provider.create(options.search(), options.depth());
  }

  /**
   * The search of a piece; of all traces if the piece is empty.
   *
   * @throws IllegalArgumentException if it is a search that has no pieces
   */
  TraceSearch searchOf(byte[] piece) {
    if (piece.length == 0) {
      return (TraceSearch) strategy();
    }
    if (!options.search().isEmpty()) {
      throw new IllegalArgumentException(
          "A search with " + options.search() + " cannot be divided or go on later");
    }
    String setting = "piece=" + Base64.getEncoder().encodeToString(piece);
    return (TraceSearch) Providers.strategy(options.strategy()).create(setting, options.depth());
  }
}
