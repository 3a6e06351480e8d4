package dev.racetest.scheduler;

import dev.racetest.hooks.Sites;
import dev.racetest.scheduler.execution.ExecutionConditions;
import dev.racetest.scheduler.spi.Strategy;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * Goes on after the execution that is reported, to see how often its findings come back. The number
 * of executions is limited, so that it is the same every time; the time only in case they are slow.
 * What is reported does not depend on them.
 */
final class Recurrences {
  private static final int MOST = 100;
  private static final Duration TIME = Duration.ofSeconds(3);

  private final ExplorationOptions options;
  private final Runner runner;
  private final Strategy strategy;
  private final BooleanSupplier isTimeUp;
  private final Signatures signatures = new Signatures();

  Recurrences(
      ExplorationOptions options, Runner runner, Strategy strategy, BooleanSupplier isTimeUp) {
    this.options = options;
    this.runner = runner;
    this.strategy = strategy;
    this.isTimeUp = isTimeUp;
  }

  /**
   * Runs further schedules of the strategy, with the same racing variables as yield points, and
   * tells the analysis of each.
   *
   * @param first how many executions there were before
   * @return how many there are now
   */
  int count(Analysis analysis, int first) {
    if (analysis.run().outcome().isCut()) {
      // Each takes as long as an execution may, so that time would decide how many there are.
      return first;
    }
    long end = System.nanoTime() + TIME.toNanos();
    int last = (int) Math.min(options.schedules(), (long) first + MOST);
    for (int number = first; number < last; number++) {
      if (isTimeUp.getAsBoolean() || System.nanoTime() > end) {
        return number;
      }
      run(analysis.run().conditions(), Sites.mix(options.seed(), number));
      analysis.sightings().add(signatures.of(runner.execution(), runner.races()));
    }
    return last;
  }

  private void run(ExecutionConditions reported, long seed) {
    strategy.begin(seed);
    runner.run(strategy, reported.withDice(seed));
    strategy.end(
        runner.execution().choices().taskDecisions(), !runner.execution().outcome().isCut());
  }
}
