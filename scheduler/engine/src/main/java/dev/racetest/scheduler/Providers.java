package dev.racetest.scheduler;

import dev.racetest.scheduler.spi.RaceDetector;
import dev.racetest.scheduler.spi.StrategyProvider;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;

/** Strategies and the detector, from the class path. */
final class Providers {
  private Providers() {}

  /** The detector; there must be one, or a green result would be worth little. */
  static RaceDetector detector() {
    for (RaceDetector detector : ServiceLoader.load(RaceDetector.class, loader())) {
      return detector;
    }
    throw new IllegalStateException(
        "no race detector on the class path; add the dependency dev.racetest:racetest-detector");
  }

  /** The provider called {@code name}. */
  static StrategyProvider strategy(String name) {
    Map<String, StrategyProvider> known = strategies();
    StrategyProvider provider = known.get(name);
    if (provider == null) {
      throw new IllegalArgumentException(
          "strategy must be one of " + known.keySet() + ", but was \"" + name + "\"");
    }
    return provider;
  }

  /** The provider of the strategy that a token names. */
  static StrategyProvider strategyOfToken(String name) {
    Map<String, StrategyProvider> known = strategies();
    StrategyProvider provider = known.get(name);
    if (provider == null) {
      throw new IllegalArgumentException(
          "the replay token needs the strategy \""
              + name
              + "\", which is not on the class path; there are "
              + known.keySet());
    }
    return provider;
  }

  private static Map<String, StrategyProvider> strategies() {
    Map<String, StrategyProvider> known = new TreeMap<>();
    for (StrategyProvider provider : ServiceLoader.load(StrategyProvider.class, loader())) {
      known.put(provider.name(), provider);
    }
    return known;
  }

  private static ClassLoader loader() {
    return Providers.class.getClassLoader();
  }
}
