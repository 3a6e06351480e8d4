package dev.racetest.scheduler;

import dev.racetest.hooks.Sites;
import dev.racetest.scheduler.execution.Execution;
import dev.racetest.scheduler.execution.ExecutionConditions;
import dev.racetest.scheduler.execution.Expiry;
import dev.racetest.scheduler.execution.Outcome;
import dev.racetest.scheduler.execution.Tracer;
import dev.racetest.scheduler.prediction.DirectedStrategy;
import dev.racetest.scheduler.prediction.Prediction;
import dev.racetest.scheduler.replay.ForeignTokenException;
import dev.racetest.scheduler.replay.ReplayToken;
import dev.racetest.scheduler.spi.RaceDetector;
import dev.racetest.scheduler.spi.Strategy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Runs execution after execution until one fails or the budget is used up. */
final class Search {
  /** Tokens longer than this hold a seed instead of the choices. */
  private static final int LONGEST_TOKEN = 1_200;

  /** How many executions look for what a race leads to. */
  private static final int CONSEQUENCE_SCHEDULES = 300;

  private static final Duration CONSEQUENCE_TIME = Duration.ofSeconds(3);

  /** Of so many executions one lets timed waits give up early, if they may now and then. */
  private static final int EARLY_SHARE = 8;

  private final ExplorationOptions options;
  private final Body body;
  private final long begun = System.nanoTime();
  private final Set<String> notes = new LinkedHashSet<>();
  private final ToldRaces told;
  private volatile Runner runner;
  private volatile boolean stopped;
  private volatile int executions;
  private Strategy strategy;
  private Strategy lastChooser;
  private long seed;
  private int failing;
  private final Hunt hunt;
  private long consequenceNanos;

  Search(ExplorationOptions options, Body body) {
    this.options = options;
    this.body = body;
    this.hunt = new Hunt(options.directed());
    this.told = new ToldRaces(options);
  }

  ExplorationResult run(CapturedOutput output) {
    if (!options.replay().isEmpty()) {
      return replay(token(options.replay()), output);
    }
    Run warmUp = begin(output);
    ExplorationResult found = explore();
    if (found == null && warmUp != null) {
      Analysis analysis = Analysis.of(runner, options, warmUp, true);
      found = isToldOnly(analysis) ? null : analysis.result(this, 1);
    }
    if (found != null) {
      return found;
    }
    runner.counted().passed(runner.execution(), executions);
    return passed(executions == 0 ? "" : token());
  }

  /** Runs executions without looking into those that fail. */
  List<Recording> record(CapturedOutput output) {
    begin(output);
    List<Recording> recordings = new ArrayList<>();
    for (int i = 0; i < options.schedules() && !isTimeUp(); i++) {
      boolean failed = runOnce(strategy, i);
      recordings.add(new Recording(token(), runner.execution().hash(), failed));
    }
    return recordings;
  }

  /** Runs the executions that tokens describe. */
  List<Recording> repeat(List<String> tokens, CapturedOutput output) {
    runner = new Runner(options, body, output);
    warmUp();
    List<Recording> recordings = new ArrayList<>();
    for (String text : tokens) {
      ReplayToken token = token(text);
      boolean failed = runner.run(runner.strategy(token.recipe()), token.conditions());
      recordings.add(new Recording(text, runner.execution().hash(), failed));
    }
    return recordings;
  }

  private ReplayToken token(String text) {
    ReplayToken token = ReplayToken.decode(text);
    if (token.owner() != ReplayToken.owner(options.name())) {
      throw new ForeignTokenException(options.name());
    }
    return token;
  }

  private Run begin(CapturedOutput output) {
    // Made first, so that a wrong name is an error before anything runs.
    strategy = Providers.strategy(options.strategy()).create("", options.depth());
    runner = new Runner(options, body, output);
    return warmUp();
  }

  /** Initialises classes and fills caches, so that the executions that count are alike. */
  private Run warmUp() {
    Strategy unpreempted = new UnpreemptedStrategy();
    boolean failed = runner.run(unpreempted, conditions(0L, Expiry.LATE));
    return failed && runner.execution().outcome() != Outcome.DIVERGED
        ? keep(unpreempted, "", 0L)
        : null;
  }

  private ExecutionConditions conditions(long dice, Expiry expiry) {
    return new ExecutionConditions(
        options.maxSteps(), Set.of(), dice, expiry, options.spuriousWakeups());
  }

  private Expiry expiry(int execution) {
    switch (options.timeouts()) {
      case ANY:
        return Expiry.EARLY;
      case MIXED:
        return execution % EARLY_SHARE == EARLY_SHARE - 1 ? Expiry.EARLY_UNJUDGED : Expiry.LATE;
      default:
        return Expiry.LATE;
    }
  }

  private ExplorationResult explore() {
    ExplorationResult found = null;
    for (int i = 0; i < options.schedules() && !isTimeUp(); i++) {
      boolean failed = runNext(i);
      executions++;
      ExplorationResult unreliable = i == 0 ? checkRepeats() : null;
      if (unreliable != null) {
        return unreliable;
      }
      if (!failed) {
        continue;
      }
      if (found != null && !told.areAllOf(runner.execution())) {
        failing++;
        continue;
      }
      Analysis analysis = analyse(keep(lastChooser, seed));
      if (analysis == null || isToldOnly(analysis)) {
        continue;
      }
      failing++;
      if (found == null) {
        runBothOrders(analysis);
        found = analysis.result(this, failing);
      }
      if (!options.keepGoing()) {
        return found;
      }
    }
    return found == null ? null : withCounts(found);
  }

  private void runBothOrders(Analysis analysis) {
    if (analysis.firstRace().isPresent() && !isTimeUp()) {
      ExecutionConditions conditions =
          conditions(seed, Expiry.LATE).withPromoted(analysis.racingVariables());
      analysis.bothOrders(new BothOrders(runner, conditions, analysis.firstRace().get()).text());
    }
  }

  private boolean isToldOnly(Analysis analysis) {
    return told.tell(analysis, runner.counted());
  }

  /** Runs the first execution again; returns a failure only if that is asked for. */
  private ExplorationResult checkRepeats() {
    Run first = keep(lastChooser, seed);
    SelfCheck check = new SelfCheck(runner, first);
    if (check.repeats()) {
      return null;
    }
    notes.add(check.note());
    return options.strict() ? check.result(this) : null;
  }

  /** Runs an execution: one that aims at something, or one of the strategy. */
  private boolean runNext(int execution) {
    Hunt.Shot shot = hunt.next();
    if (shot != null) {
      seed = Sites.mix(options.seed(), execution);
      return runOnce(
          shot.strategy(), conditions(seed, Expiry.LATE).withPromoted(shot.promoted()), null);
    }
    if (!hunt.watchesNext()) {
      return runOnce(strategy, execution);
    }
    seed = Sites.mix(options.seed(), execution);
    Prediction prediction = new Prediction();
    boolean failed = runOnce(strategy, conditions(seed, expiry(execution)), prediction);
    hunt.learn(prediction, runner.execution());
    return failed;
  }

  private boolean runOnce(Strategy chooser, int execution) {
    seed = Sites.mix(options.seed(), execution);
    return runOnce(chooser, conditions(seed, expiry(execution)));
  }

  private boolean runOnce(Strategy chooser, ExecutionConditions conditions) {
    return runOnce(chooser, conditions, null);
  }

  private boolean runOnce(Strategy chooser, ExecutionConditions conditions, Tracer tracer) {
    lastChooser = chooser;
    chooser.begin(seed);
    boolean failed =
        tracer == null
            ? runner.run(chooser, conditions)
            : runner.watch(chooser, conditions, tracer);
    Execution execution = runner.execution();
    chooser.end(execution.choices().taskDecisions(), !execution.outcome().isCut());
    notes.addAll(execution.leaks());
    notes.addAll(execution.outside());
    return failed;
  }

  /**
   * Returns null if the code under test turns out to have no part in what looked like a failure.
   */
  private Analysis analyse(Run run) {
    Analysis analysis = Analysis.of(runner, options, run, false);
    if (!analysis.isFailure()) {
      return null;
    }
    if (!run.isOnlyRacy() || failing > 0 || !told.areNewIn(analysis)) {
      return analysis;
    }
    Run consequence = consequence(analysis.racingVariables());
    if (consequence == null) {
      return analysis;
    }
    Analysis worse = Analysis.of(runner, options, consequence, false);
    if (!worse.isFailure() || !worse.hasRaces() || !worse.isRepeated()) {
      return analysis;
    }
    // The harm is what is reported; the race is part of that, and no news afterwards.
    told.know(analysis, runner.counted());
    told.know(worse, runner.counted());
    return worse;
  }

  /** Looks for an execution in which a race does visible harm, not for ever for all of them. */
  private Run consequence(Set<String> variables) {
    long start = System.nanoTime() - consequenceNanos;
    try {
      return consequence(variables, start);
    } finally {
      consequenceNanos = System.nanoTime() - start;
    }
  }

  private Run consequence(Set<String> variables, long start) {
    Strategy chooser = Providers.strategy(options.strategy()).create("", options.depth());
    int limit = Math.min(CONSEQUENCE_SCHEDULES, options.schedules());
    for (int i = 0; i < limit && !isTimeUp(); i++) {
      if (System.nanoTime() - start > CONSEQUENCE_TIME.toNanos()) {
        return null;
      }
      seed = Sites.mix(~options.seed(), i);
      if (runOnce(chooser, conditions(seed, expiry(0)).withPromoted(variables))) {
        Run run = keep(chooser, seed);
        if (!run.isOnlyRacy() && !run.races().isEmpty() && !run.outcome().isCut()) {
          return run;
        }
      }
    }
    return null;
  }

  private String token() {
    return keep(lastChooser, seed).token(options, false).encode();
  }

  private Run keep(Strategy chooser, long chooserSeed) {
    boolean isDirected = chooser instanceof DirectedStrategy;
    return keep(chooser, isDirected ? DirectedStrategy.NAME : options.strategy(), chooserSeed);
  }

  private Run keep(Strategy chooser, String name, long chooserSeed) {
    Execution execution = runner.execution();
    Run run = run(execution, new ReplayToken.Recorded(execution.choices().recorded()));
    if (!name.isEmpty() && run.token(options, false).encode().length() > LONGEST_TOKEN) {
      return run(execution, new ReplayToken.Generated(name, chooser.settings(), chooserSeed));
    }
    return run;
  }

  private Run run(Execution execution, ReplayToken.Recipe recipe) {
    return Run.of(execution, recipe, runner.races(), runner.output().text());
  }

  private ExplorationResult replay(ReplayToken token, CapturedOutput output) {
    ExplorationOptions replayed = options.withMaxSteps(token.conditions().maxSteps());
    runner = new Runner(replayed, body, output);
    if (!token.warmUp()) {
      runner.run(new UnpreemptedStrategy(), conditions(0L, Expiry.LATE));
    }
    boolean failed = runner.run(runner.strategy(token.recipe()), token.conditions());
    executions = 1;
    Execution execution = runner.execution();
    boolean same = execution.hash() == token.eventHash();
    if (!failed && same) {
      return passed(options.replay());
    }
    Run run = run(execution, token.recipe());
    Analysis analysis = Analysis.of(runner, replayed, run, token.warmUp());
    if (same && isToldOnly(analysis)) {
      return passed(options.replay());
    }
    return (same ? analysis : analysis.diverged()).result(this, 1);
  }

  private ExplorationResult passed(String token) {
    long hash = runner.execution().hash();
    return new ExplorationResult(executions, 0, elapsed(), List.of(), token, hash, "", notes());
  }

  /** What a reader should know of the exploration as a whole. */
  List<String> notes() {
    List<String> all = new ArrayList<>(notes);
    all.addAll(told.notes());
    all.addAll(runner.notes());
    if (failing == 0 && executions < options.schedules() && options.replay().isEmpty()) {
      all.add(
          "the time budget of "
              + options.timeBudget()
              + " ended after "
              + executions
              + " of "
              + options.schedules()
              + " schedules");
    }
    return all;
  }

  private ExplorationResult withCounts(ExplorationResult result) {
    Set<String> all = new LinkedHashSet<>(result.notes());
    all.addAll(told.notes());
    return new ExplorationResult(
        executions,
        failing,
        elapsed(),
        result.findings(),
        result.token(),
        result.eventHash(),
        result.report(),
        List.copyOf(all));
  }

  private boolean isTimeUp() {
    return stopped || System.nanoTime() - begun > options.timeBudget().toNanos();
  }

  void stop() {
    stopped = true;
  }

  /** The execution that runs is stuck for good. */
  void abandon() {
    Runner current = runner;
    if (current != null) {
      current.abandon();
    }
  }

  /** Lets the others go on without the task that is blocked there; false if there is none. */
  boolean leaveOutside(StackTraceElement[] stack) {
    Runner current = runner;
    return current != null && current.leaveOutside(stack);
  }

  int executions() {
    return executions;
  }

  Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - begun);
  }

  long progress() {
    Runner current = runner;
    return current == null ? 0L : current.progress();
  }

  /** The thread to blame when there is no progress. */
  Thread stuckThread(Thread exploring) {
    Runner current = runner;
    Thread running = current == null ? null : current.running();
    return running == null ? exploring : running;
  }

  /** Used by analyses to name the variables that raced. */
  static Set<String> variables(Execution execution, List<RaceDetector.Race> races) {
    Set<String> names = new TreeSet<>();
    for (RaceDetector.Race race : races) {
      names.add(execution.variable(race.earlier().site()));
      names.add(execution.variable(race.later().site()));
    }
    return names;
  }
}
