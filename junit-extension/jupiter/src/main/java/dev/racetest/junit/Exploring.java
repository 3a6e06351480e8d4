package dev.racetest.junit;

import dev.racetest.scheduler.Body;
import dev.racetest.scheduler.ExplorationOptions;
import dev.racetest.scheduler.ExplorationResult;

/** Runs a body many times; {@link dev.racetest.scheduler.Explorer#explore} outside of tests. */
@FunctionalInterface
interface Exploring {
  /** Explores {@code body}, with the contract of {@link dev.racetest.scheduler.Explorer}. */
  ExplorationResult explore(ExplorationOptions options, Body body);
}
