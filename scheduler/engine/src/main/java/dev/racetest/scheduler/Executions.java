package dev.racetest.scheduler;

import dev.racetest.scheduler.execution.Execution;
import dev.racetest.scheduler.execution.ExecutionConditions;
import dev.racetest.scheduler.execution.Expiry;
import dev.racetest.scheduler.execution.Tracer;
import dev.racetest.scheduler.prediction.DirectedStrategy;
import dev.racetest.scheduler.replay.ReplayToken;
import dev.racetest.scheduler.spi.Strategy;
import dev.racetest.scheduler.spi.TraceSearch;
import java.util.LinkedHashSet;
import java.util.Set;

/** Runs one execution after another, and keeps what it takes to repeat the last one. */
final class Executions {
  /** Tokens longer than this hold a seed instead of the choices. */
  static final int LONGEST_TOKEN = 1_200;

  /**
   * More choices are not even tried: to pack them takes longer than to run them. Only if nearly all
   * are the same would they fit.
   */
  private static final int MOST_CHOICES = 1 << 16;

  /** Of so many executions one lets timed waits give up early, if they may now and then. */
  private static final int EARLY_SHARE = 8;

  private final ExplorationOptions options;
  private final Runner runner;
  private final Set<String> notes = new LinkedHashSet<>();
  private Strategy lastChooser;
  private long lastSeed;

  Executions(ExplorationOptions options, Runner runner) {
    this.options = options;
    this.runner = runner;
  }

  /**
   * Initialises classes and fills caches, so that the executions that count are alike. Returns
   * whether it failed.
   */
  boolean warmUp() {
    lastChooser = new UnpreemptedStrategy();
    lastSeed = 0L;
    return runner.run(lastChooser, conditions(lastSeed, Expiry.LATE));
  }

  /** Runs the number-th execution of the exploration. Returns whether it failed. */
  boolean run(Strategy chooser, long seed, int number) {
    return run(chooser, seed, conditions(seed, number));
  }

  boolean run(Strategy chooser, long seed, ExecutionConditions conditions) {
    prepare(chooser, seed);
    return done(runner.run(chooser, conditions));
  }

  /** Runs the number-th execution of the exploration, and lets the tracer watch it. */
  boolean watch(Strategy chooser, long seed, int number, Tracer tracer) {
    prepare(chooser, seed);
    return done(runner.watch(chooser, conditions(seed, number), tracer));
  }

  private void prepare(Strategy chooser, long seed) {
    lastChooser = chooser;
    lastSeed = seed;
    chooser.begin(seed);
  }

  private boolean done(boolean failed) {
    Execution execution = runner.execution();
    lastChooser.end(execution.choices().taskDecisions(), !execution.outcome().isCut());
    notes.addAll(execution.leaks());
    notes.addAll(execution.outside());
    return failed;
  }

  /** The conditions of an execution in which timed waits give up as late as they can. */
  ExecutionConditions late(long dice) {
    return conditions(dice, Expiry.LATE);
  }

  /** The conditions of the number-th execution of the exploration. */
  ExecutionConditions conditions(long dice, int number) {
    return conditions(dice, expiry(number));
  }

  private ExecutionConditions conditions(long dice, Expiry expiry) {
    return new ExecutionConditions(
        options.maxSteps(), options.promoted(), dice, expiry, options.spuriousWakeups());
  }

  private Expiry expiry(int number) {
    switch (options.timeouts()) {
      case ANY:
        return Expiry.EARLY;
      case MIXED:
        return number % EARLY_SHARE == EARLY_SHARE - 1 ? Expiry.EARLY_UNJUDGED : Expiry.LATE;
      default:
        return Expiry.LATE;
    }
  }

  /** The last execution, with its choices or with the seed of a strategy that makes them anew. */
  Run last() {
    int[] choices = runner.execution().choices().recorded();
    Run run = last(new ReplayToken.Recorded(choices));
    boolean isMadeAnew = !(lastChooser instanceof TraceSearch);
    return isMadeAnew && (choices.length > MOST_CHOICES || isTooLong(run))
        ? last(new ReplayToken.Generated(strategyOfLast(), lastChooser.settings(), lastSeed))
        : run;
  }

  private boolean isTooLong(Run run) {
    return run.token(options, false).encode().length() > LONGEST_TOKEN;
  }

  /** The name by which the strategy of the last execution is found again. */
  private String strategyOfLast() {
    if (lastChooser instanceof UnpreemptedStrategy) {
      return UnpreemptedStrategy.NAME;
    }
    return lastChooser instanceof DirectedStrategy ? DirectedStrategy.NAME : options.strategy();
  }

  /** The last execution, which came about by this recipe. */
  Run last(ReplayToken.Recipe recipe) {
    return Run.of(runner.execution(), recipe, runner.races(), runner.output().text());
  }

  String token() {
    return last().token(options, false).encode();
  }

  long lastSeed() {
    return lastSeed;
  }

  /** What was left behind or happened outside, in any execution. */
  Set<String> notes() {
    return notes;
  }
}
