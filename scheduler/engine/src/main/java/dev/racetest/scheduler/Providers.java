package dev.racetest.scheduler;

import dev.racetest.scheduler.spi.RaceDetector;
import dev.racetest.scheduler.spi.StrategyProvider;
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
    TreeMap<String, StrategyProvider> known = new TreeMap<>();
    for (StrategyProvider provider : ServiceLoader.load(StrategyProvider.class, loader())) {
      known.put(provider.name(), provider);
    }
    StrategyProvider provider = known.get(name);
    if (provider == null) {
      throw new IllegalArgumentException(
          "strategy must be one of " + known.keySet() + ", but was \"" + name + "\"");
    }
    return provider;
  }

  private static ClassLoader loader() {
    return Providers.class.getClassLoader();
  }
}
