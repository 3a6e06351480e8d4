package dev.racetest.scheduler;

import dev.racetest.hooks.Sites;
import dev.racetest.scheduler.spi.Strategy;
import java.time.Duration;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * Looks for an execution in which a race does visible harm: a failed assertion tells more than two
 * stacks. The time is limited for all races of an exploration together.
 */
final class Consequences {
  private static final int SCHEDULES = 300;
  private static final Duration TIME = Duration.ofSeconds(3);

  private final ExplorationOptions options;
  private final Executions executions;
  private final BooleanSupplier isTimeUp;
  private long spentNanos;

  Consequences(ExplorationOptions options, Executions executions, BooleanSupplier isTimeUp) {
    this.options = options;
    this.executions = executions;
    this.isTimeUp = isTimeUp;
  }

  /** Returns an execution that these variables make fail in another way, or null. */
  Run of(Set<String> variables) {
    long start = System.nanoTime() - spentNanos;
    try {
      return search(variables, start);
    } finally {
      spentNanos = System.nanoTime() - start;
    }
  }

  private Run search(Set<String> variables, long start) {
    Strategy chooser = Providers.strategy(options.strategy()).create("", options.depth());
    int limit = Math.min(SCHEDULES, options.schedules());
    for (int i = 0; i < limit && !isTimeUp.getAsBoolean(); i++) {
      if (System.nanoTime() - start > TIME.toNanos()) {
        return null;
      }
      long seed = Sites.mix(~options.seed(), i);
      if (executions.run(chooser, seed, executions.conditions(seed, 0).withPromoted(variables))) {
        Run run = executions.last();
        if (!run.isOnlyRacy() && !run.races().isEmpty() && !run.outcome().isCut()) {
          return run;
        }
      }
    }
    return null;
  }
}
