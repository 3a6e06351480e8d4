package dev.racetest.scheduler;

import dev.racetest.hooks.Sites;
import dev.racetest.scheduler.execution.Execution;
import dev.racetest.scheduler.execution.Outcome;
import dev.racetest.scheduler.replay.ForeignTokenException;
import dev.racetest.scheduler.replay.ReplayToken;
import dev.racetest.scheduler.spi.RaceDetector;
import dev.racetest.scheduler.spi.Strategy;
import java.time.Duration;
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

  private final ExplorationOptions options;
  private final Body body;
  private final long begun = System.nanoTime();
  private volatile Runner runner;
  private volatile boolean stopped;
  private volatile int executions;
  private int failing;
  private long lastHash;

  Search(ExplorationOptions options, Body body) {
    this.options = options;
    this.body = body;
  }

  ExplorationResult run(CapturedOutput output) {
    if (!options.replay().isEmpty()) {
      ReplayToken token = ReplayToken.decode(options.replay());
      if (token.owner() != ReplayToken.owner(options.name())) {
        throw new ForeignTokenException(options.name());
      }
      return replay(token, output);
    }
    // Made first, so that a wrong name is an error before anything runs.
    Strategy strategy = Providers.strategy(options.strategy()).create("", options.depth());
    runner = new Runner(options, body, output);
    Run warmUp = warmUp();
    ExplorationResult found = explore(strategy);
    if (found == null && warmUp != null) {
      found = Analysis.of(runner, options, warmUp, true).result(this, 1);
    }
    return found != null ? found : passed();
  }

  /** Initialises classes and fills caches, so that the executions that count are alike. */
  private Run warmUp() {
    Strategy strategy = new UnpreemptedStrategy();
    boolean failed = runner.run(strategy, Set.of());
    return failed && runner.execution().outcome() != Outcome.DIVERGED
        ? keep(strategy, "", 0L, Set.of())
        : null;
  }

  private ExplorationResult explore(Strategy strategy) {
    ExplorationResult found = null;
    for (int i = 0; i < options.schedules() && !isTimeUp(); i++) {
      long seed = Sites.mix(options.seed(), i);
      boolean failed = runOnce(strategy, seed, Set.of());
      executions++;
      lastHash = runner.execution().hash();
      if (!failed) {
        continue;
      }
      if (found != null) {
        failing++;
        continue;
      }
      Run run = keep(strategy, options.strategy(), seed, Set.of());
      Analysis analysis = analyse(run);
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

  private boolean runOnce(Strategy strategy, long seed, Set<String> promoted) {
    strategy.begin(seed);
    boolean failed = runner.run(strategy, promoted);
    Execution execution = runner.execution();
    strategy.end(execution.choices().taskDecisions(), execution.outcome() != Outcome.STEP_LIMIT);
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
    Strategy strategy = Providers.strategy(options.strategy()).create("", options.depth());
    long start = System.nanoTime();
    int limit = Math.min(CONSEQUENCE_SCHEDULES, options.schedules());
    for (int i = 0; i < limit && !isTimeUp(); i++) {
      if (System.nanoTime() - start > CONSEQUENCE_TIME.toNanos()) {
        return null;
      }
      long seed = Sites.mix(~options.seed(), i);
      if (runOnce(strategy, seed, variables)) {
        Run run = keep(strategy, options.strategy(), seed, variables);
        if (!run.isOnlyRacy() && !run.races().isEmpty() && run.outcome() != Outcome.STEP_LIMIT) {
          return run;
        }
      }
    }
    return null;
  }

  private Run keep(Strategy strategy, String name, long seed, Set<String> promoted) {
    Execution execution = runner.execution();
    ReplayToken.Recipe recipe = new ReplayToken.Recorded(execution.choices().recorded());
    Run run = run(execution, recipe, promoted);
    if (!name.isEmpty() && run.token(options, false).encode().length() > LONGEST_TOKEN) {
      return run(execution, new ReplayToken.Generated(name, strategy.settings(), seed), promoted);
    }
    return run;
  }

  private Run run(Execution execution, ReplayToken.Recipe recipe, Set<String> promoted) {
    return Run.of(execution, recipe, promoted, runner.races(), runner.output().text());
  }

  private ExplorationResult replay(ReplayToken token, CapturedOutput output) {
    ExplorationOptions replayed = options.withMaxSteps(token.maxSteps());
    runner = new Runner(replayed, body, output);
    if (!token.warmUp()) {
      runner.run(new UnpreemptedStrategy(), Set.of());
    }
    Set<String> promoted = new TreeSet<>(token.promoted());
    boolean failed = runner.run(runner.strategy(token.recipe()), promoted);
    executions = 1;
    Execution execution = runner.execution();
    lastHash = execution.hash();
    boolean same = lastHash == token.eventHash();
    if (!failed && same) {
      return passed();
    }
    Run run = run(execution, token.recipe(), promoted);
    Analysis analysis = Analysis.of(runner, replayed, run, token.warmUp());
    return (same ? analysis : analysis.diverged()).result(this, 1);
  }

  private ExplorationResult passed() {
    return new ExplorationResult(executions, 0, elapsed(), List.of(), "", lastHash, "", notes());
  }

  private List<String> notes() {
    return executions < options.schedules() && options.replay().isEmpty()
        ? List.of(
            "the time budget of "
                + options.timeBudget()
                + " ended after "
                + executions
                + " of "
                + options.schedules()
                + " schedules")
        : List.of();
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
