package dev.racetest.junit.workers;

import dev.racetest.scheduler.ExplorationOptions;
import dev.racetest.scheduler.PartResult;

/** Explores parts of a test in this JVM. */
@FunctionalInterface
public interface Parts {
  /** Explores the range of executions that the options name. */
  PartResult explore(ExplorationOptions options) throws Throwable;
}
