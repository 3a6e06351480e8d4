package dev.racetest.scheduler;

import dev.racetest.hooks.Sites;
import dev.racetest.scheduler.execution.Execution;
import dev.racetest.scheduler.execution.ExecutionConditions;
import dev.racetest.scheduler.execution.Expiry;
import dev.racetest.scheduler.execution.Outcome;
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
  private volatile Runner runner;
  private volatile boolean stopped;
  private volatile int executions;
  private Strategy strategy;
  private long seed;
  private int failing;

  Search(ExplorationOptions options, Body body) {
    this.options = options;
    this.body = body;
  }

  ExplorationResult run(CapturedOutput output) {
    if (!options.replay().isEmpty()) {
      return replay(token(options.replay()), output);
    }
    Run warmUp = begin(output);
    ExplorationResult found = explore();
    if (found == null && warmUp != null) {
      found = Analysis.of(runner, options, warmUp, true).result(this, 1);
    }
    return found != null ? found : passed(executions == 0 ? "" : token());
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
      boolean failed = runOnce(strategy, i);
      executions++;
      ExplorationResult unreliable = i == 0 ? checkRepeats() : null;
      if (unreliable != null) {
        return unreliable;
      }
      if (!failed) {
        continue;
      }
      if (found != null) {
        failing++;
        continue;
      }
      Analysis analysis = analyse(keep(strategy, options.strategy(), seed));
      if (analysis == null) {
        continue;
      }
      failing++;
      found = analysis.result(this, failing);
      if (!options.keepGoing()) {
        return found;
      }
    }
    return found == null ? null : withCounts(found);
  }

  /** Runs the first execution again; returns a failure only if that is asked for. */
  private ExplorationResult checkRepeats() {
    Run first = keep(strategy, options.strategy(), seed);
    SelfCheck check = new SelfCheck(runner, first);
    if (check.repeats()) {
      return null;
    }
    notes.add(check.note());
    return options.strict() ? check.result(this) : null;
  }

  private boolean runOnce(Strategy chooser, int execution) {
    seed = Sites.mix(options.seed(), execution);
    return runOnce(chooser, conditions(seed, expiry(execution)));
  }

  private boolean runOnce(Strategy chooser, ExecutionConditions conditions) {
    chooser.begin(seed);
    boolean failed = runner.run(chooser, conditions);
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
    if (!run.isOnlyRacy()) {
      return analysis;
    }
    Run consequence = consequence(analysis.racingVariables());
    if (consequence == null) {
      return analysis;
    }
    Analysis worse = Analysis.of(runner, options, consequence, false);
    return worse.isFailure() && worse.hasRaces() && worse.isRepeated() ? worse : analysis;
  }

  /** Looks for an execution in which a race does visible harm. */
  private Run consequence(Set<String> variables) {
    Strategy chooser = Providers.strategy(options.strategy()).create("", options.depth());
    long start = System.nanoTime();
    int limit = Math.min(CONSEQUENCE_SCHEDULES, options.schedules());
    for (int i = 0; i < limit && !isTimeUp(); i++) {
      if (System.nanoTime() - start > CONSEQUENCE_TIME.toNanos()) {
        return null;
      }
      seed = Sites.mix(~options.seed(), i);
      if (runOnce(chooser, conditions(seed, expiry(0)).withPromoted(variables))) {
        Run run = keep(chooser, options.strategy(), seed);
        if (!run.isOnlyRacy() && !run.races().isEmpty() && !run.outcome().isCut()) {
          return run;
        }
      }
    }
    return null;
  }

  private String token() {
    return keep(strategy, options.strategy(), seed).token(options, false).encode();
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
    return (same ? analysis : analysis.diverged()).result(this, 1);
  }

  private ExplorationResult passed(String token) {
    long hash = runner.execution().hash();
    return new ExplorationResult(executions, 0, elapsed(), List.of(), token, hash, "", notes());
  }

  /** What a reader should know of the exploration as a whole. */
  List<String> notes() {
    List<String> all = new ArrayList<>(notes);
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
    return new ExplorationResult(
        executions,
        failing,
        elapsed(),
        result.findings(),
        result.token(),
        result.eventHash(),
        result.report(),
        result.notes());
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
