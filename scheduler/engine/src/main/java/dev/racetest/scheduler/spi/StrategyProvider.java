package dev.racetest.scheduler.spi;

/** Makes strategies of one kind; found by {@link java.util.ServiceLoader}. */
public interface StrategyProvider {
  /** The name by which options and tokens ask for the strategy, in lower case. */
  String name();

  /**
   * Makes a strategy.
   *
   * @param settings what {@link Strategy#settings} returned when the execution to be repeated
   *     began, or the empty string for a new exploration
   * @param depth the bug depth to aim at, for strategies that know one
   */
  Strategy create(String settings, int depth);
}
