package dev.racetest.scheduler;

import dev.racetest.scheduler.execution.Execution;
import dev.racetest.scheduler.execution.ExecutionConditions;
import dev.racetest.scheduler.execution.Expiry;
import dev.racetest.scheduler.execution.Outcome;
import dev.racetest.scheduler.execution.Task;
import dev.racetest.scheduler.execution.Tracer;
import dev.racetest.scheduler.execution.Whereabouts;
import dev.racetest.scheduler.prediction.DirectedStrategy;
import dev.racetest.scheduler.replay.RecordedStrategy;
import dev.racetest.scheduler.replay.ReplayToken;
import dev.racetest.scheduler.spi.RaceDetector;
import dev.racetest.scheduler.spi.Strategy;
import dev.racetest.scheduler.state.StaticState;
import dev.racetest.scheduler.text.SourceLines;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Runs single executions and tells whether they failed. */
final class Runner {
  private final ExplorationOptions options;
  private final Body body;
  private final Runnable runnable;
  private final boolean platform;
  private final CapturedOutput output;
  private final Optional<StaticState> statics;
  private final Execution execution;
  private final CountedRaces races;
  private final SourceLines sources = SourceLines.around(Path.of(""));
  private volatile Execution current;

  /** Of the execution that was run last, repetitions included. */
  private volatile RecordedOutcome outcome;

  private volatile long completed;
  private volatile boolean givenUp;

  Runner(ExplorationOptions options, Body body, CapturedOutput output) {
    this.options = options;
    this.body = body;
    this.output = output;
    this.platform = isPlatform(options.carrier());
    this.runnable = this::runBody;
    this.statics = options.putBackStatics() ? Optional.of(new StaticState()) : Optional.empty();
    this.races = new CountedRaces(options);
    this.execution = new Execution(platform, races.detector(), Tracer.NONE, statics);
    this.current = execution;
  }

  /** JEP 491: from JDK 24 on a continuation can yield while it holds a monitor. */
  private static boolean isPlatform(String carrier) {
    boolean hasContinuations = Runtime.version().feature() >= 24;
    if (carrier.equals("continuations") && !hasContinuations) {
      throw new IllegalArgumentException(
          "carrier continuations needs JDK 24 or later, this is JDK "
              + Runtime.version().feature());
    }
    return carrier.equals("platform") || !hasContinuations;
  }

  private void runBody() {
    RecordedOutcome recorded = RecordedOutcome.begin();
    outcome = recorded;
    boolean isDone = false;
    try {
      body.run();
      isDone = true;
    } catch (Throwable exception) {
      Runner.<RuntimeException>sneak(exception);
    } finally {
      recorded.end(isDone);
    }
  }

  @SuppressWarnings("unchecked")
  private static <T extends Throwable> void sneak(Throwable exception) throws T {
    throw (T) exception;
  }

  /** The sources of the code under test. */
  SourceLines sources() {
    return sources;
  }

  /** Runs once and returns whether the execution failed. */
  boolean run(Strategy strategy, ExecutionConditions conditions) {
    return run(execution, strategy, conditions);
  }

  /** Runs once under the eyes of a tracer and returns whether the execution failed. */
  boolean watch(Strategy strategy, ExecutionConditions conditions, Tracer tracer) {
    return run(new Execution(platform, races.detector(), tracer, statics), strategy, conditions);
  }

  private boolean run(Execution used, Strategy strategy, ExecutionConditions conditions) {
    current = used;
    runOnce(used, strategy, conditions);
    return isFailing(used);
  }

  /** The last execution that was run, not counting repetitions. */
  Execution execution() {
    return current;
  }

  /**
   * What the execution that was run last has recorded, if it has come to its end and counts; asked
   * for before anything is repeated.
   */
  Optional<RecordedOutcome> outcome() {
    boolean isJudged = current.conditions().expiry() != Expiry.EARLY_UNJUDGED;
    return isJudged && current.outcome() == Outcome.COMPLETE
        ? Optional.of(outcome).filter(RecordedOutcome::isDone)
        : Optional.empty();
  }

  /** Repeats a run under the eyes of a tracer. */
  Execution repeat(Run run, Tracer tracer) {
    return repeat(run, tracer, UnaryOperator.identity());
  }

  /** The same, with something in front of the detector. */
  Execution repeat(Run run, Tracer tracer, UnaryOperator<RaceDetector> inFront) {
    RaceDetector detector = inFront.apply(races.detector());
    Execution traced = new Execution(platform, detector, tracer, statics);
    aside(traced, strategy(run.recipe()), run.conditions());
    return traced;
  }

  /** Makes an execution for {@link #aside}; it can be used again and again. */
  Execution traced(Tracer tracer) {
    return new Execution(platform, races.detector(), tracer, statics);
  }

  /** Runs once, and {@link #execution} stays what it was. */
  void aside(Execution used, Strategy strategy, ExecutionConditions conditions) {
    Execution before = current;
    current = used;
    try {
      runOnce(used, strategy, conditions);
    } finally {
      current = before;
    }
  }

  /**
   * Hooks belong to one execution at a time, so a search that was given up and comes to itself must
   * not run another one: by then they are those of somebody else.
   */
  private void runOnce(Execution used, Strategy strategy, ExecutionConditions conditions) {
    requireWanted();
    output.begin();
    used.run(runnable, strategy, conditions);
    completed++;
    requireWanted();
  }

  private void requireWanted() {
    if (givenUp) {
      throw new GivenUpException();
    }
  }

  /** The strategy that makes the choices of a recipe, already begun. */
  Strategy strategy(ReplayToken.Recipe recipe) {
    Strategy strategy;
    long seed = 0L;
    if (recipe instanceof ReplayToken.Generated generated) {
      strategy = generator(generated);
      seed = generated.seed();
    } else {
      strategy = new RecordedStrategy(((ReplayToken.Recorded) recipe).choices());
    }
    strategy.begin(seed);
    return strategy;
  }

  private Strategy generator(ReplayToken.Generated recipe) {
    switch (recipe.strategy()) {
      case DirectedStrategy.NAME:
        return DirectedStrategy.of(recipe.settings());
      case UnpreemptedStrategy.NAME:
        return new UnpreemptedStrategy();
      default:
        return Providers.strategyOfToken(recipe.strategy())
            .create(recipe.settings(), options.depth());
    }
  }

  private boolean isFailing(Execution finished) {
    if (finished.outcome() == Outcome.NOTHING_NEW) {
      return false;
    }
    if (races.areNewIn(finished)) {
      return true;
    }
    boolean hasThrown = hasThrown(finished);
    if (finished.conditions().expiry() == Expiry.EARLY_UNJUDGED && hasThrown) {
      return false;
    }
    return hasThrown || finished.outcome() != Outcome.COMPLETE;
  }

  private static boolean hasThrown(Execution finished) {
    int count = finished.tasks().count();
    for (int i = 0; i < count; i++) {
      Task task = finished.tasks().get(i);
      if (task.thrown() != null) {
        return true;
      }
    }
    return false;
  }

  /** The races of the last execution that count. */
  List<RaceDetector.Race> races() {
    return races.of(current);
  }

  /** The races of an execution that count. */
  List<RaceDetector.Race> races(Execution of) {
    return races.of(of);
  }

  /** Which races count. */
  CountedRaces counted() {
    return races;
  }

  /** What a reader should know of all executions so far. */
  List<String> notes() {
    List<String> notes = new ArrayList<>(statics.map(StaticState::notes).orElse(List.of()));
    notes.addAll(races.notes(current));
    return notes;
  }

  CapturedOutput output() {
    return output;
  }

  /** Changes whenever something happens. */
  long progress() {
    return completed * 1_000_003L + current.progress();
  }

  /** Called by another thread when the execution that runs is stuck for good. */
  void abandon() {
    givenUp = true;
    current.abandon();
    output.close();
  }

  /** Called by another thread; see {@link Execution#leaveOutside}. */
  boolean leaveOutside(Thread thread, StackTraceElement[] stack, Supplier<Whereabouts> look) {
    return current.leaveOutside(thread, stack, look);
  }

  /** The platform thread that runs the code under test now, as far as can be seen from outside. */
  Thread running() {
    return current.platformThread();
  }
}
