package dev.racetest.scheduler;

import dev.racetest.hooks.Sites;
import dev.racetest.scheduler.execution.Execution;
import dev.racetest.scheduler.execution.ExecutionConditions;
import dev.racetest.scheduler.execution.Outcome;
import dev.racetest.scheduler.execution.Whereabouts;
import dev.racetest.scheduler.prediction.Prediction;
import dev.racetest.scheduler.replay.ForeignTokenException;
import dev.racetest.scheduler.replay.ReplayToken;
import dev.racetest.scheduler.report.FirstDifference;
import dev.racetest.scheduler.spi.Guarantee;
import dev.racetest.scheduler.spi.RaceDetector;
import dev.racetest.scheduler.spi.Strategy;
import dev.racetest.scheduler.spi.TraceSearch;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Runs execution after execution until one fails or the budget is used up. */
final class Search {
  private final ExplorationOptions options;
  private final Body body;
  private final SearchFigures figures;
  private final Set<String> notes = new LinkedHashSet<>();
  private final ToldRaces told;
  private final Hunt hunt;
  private final ChosenStrategy chosen;
  private volatile Runner runner;
  private volatile boolean stopped;
  private volatile ExplorationResult certain;

  /** What is seen besides the execution that is reported; null as long as there is none. */
  private FurtherFailures further;

  /** The number of the execution that is reported; 0 as long as there is none. */
  private int first;

  private List<String> lastNotes;
  private Executions executions;
  private Consequences consequences;
  private Strategy strategy;

  /** What is counted where the strategy searches all traces; otherwise null. */
  private volatile Enumeration enumeration;

  /** Whether an execution was run again to see if it repeats. */
  private boolean isChecked;

  /** Whether the trace of the last execution was not seen before, in a search of all traces. */
  private boolean isNewTrace;

  /** Whether there is something to explore. */
  private boolean isPromising = true;

  Search(ExplorationOptions options, Body body) {
    this.options = options;
    this.body = body;
    this.figures = new SearchFigures(options);
    this.hunt = new Hunt(options.directed());
    this.told = new ToldRaces(options);
    this.chosen = new ChosenStrategy(options);
    // The part that begins an exploration does it for all.
    this.isChecked = options.range().from() > 0;
  }

  ExplorationResult run(CapturedOutput output) {
    if (!options.replay().isEmpty()) {
      return replay(token(options.replay()), output);
    }
    Run warmUp = begin(output);
    isPromising = !options.onlyPromising() || isWarmUpPromising();
    ExplorationResult found = isPromising ? explore() : null;
    if (found == null && warmUp != null) {
      Analysis analysis = Analysis.of(runner, options, warmUp, true);
      found = analysis.isFailure() && !isToldOnly(analysis) ? analysis.result(this, 1) : null;
    }
    if (found != null) {
      return found;
    }
    runner.counted().passed(runner.execution(), figures.executedHere());
    return passed(figures.executedHere() == 0 ? "" : executions.token(), "");
  }

  /** The same, with what is to be added to the figures of other parts of the exploration. */
  PartResult runPart(CapturedOutput output) {
    ExplorationResult result = run(output);
    PartFigures part = figures.part(result.failing(), lastingNotes());
    return new PartResult(result, part.withTold(told.byIdentity()));
  }

  /** Whether further executions may show something that the last one has not. */
  private boolean isWarmUpPromising() {
    Execution execution = runner.execution();
    notes.addAll(execution.outside());
    return execution.tasks().count() > 1 && execution.outside().isEmpty();
  }

  /** Runs executions without looking into those that fail. */
  List<Recording> record(CapturedOutput output) {
    begin(output);
    List<Recording> recordings = new ArrayList<>();
    for (int i = options.range().from(); hasNext(i); i++) {
      boolean failed = enumeration == null ? executions.run(strategy, seed(i), i) : enumerateNext();
      recordings.add(recording(isRedundant() ? "" : executions.token(), failed));
      if (restartIfRacy(runner.races())) {
        recordings.clear();
      }
    }
    return recordings;
  }

  /** Runs the executions of a search of all traces. */
  RecordedSearch recordSearch(CapturedOutput output) {
    List<Recording> recordings = record(output);
    if (enumeration == null) {
      throw new IllegalArgumentException(
          "strategy \"" + options.strategy() + "\" visits no traces; use \"exhaustive\"");
    }
    return new RecordedSearch(recordings, enumeration.result());
  }

  /** Runs the executions that tokens describe. */
  List<Recording> repeat(List<String> tokens, CapturedOutput output) {
    prepare(options, output);
    executions.warmUp();
    List<Recording> recordings = new ArrayList<>();
    for (String text : tokens) {
      ReplayToken token = token(text);
      boolean failed = runner.run(runner.strategy(token.recipe()), token.conditions());
      recordings.add(recording(text, failed));
    }
    return recordings;
  }

  private Recording recording(String token, boolean failed) {
    Execution execution = runner.execution();
    return new Recording(token, execution.hash(), execution.trace(), failed, isRedundant());
  }

  private boolean isRedundant() {
    return runner.execution().outcome() == Outcome.NOTHING_NEW;
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
    strategy = chosen.strategy();
    if (strategy instanceof TraceSearch) {
      enumeration = new Enumeration(options, chosen::searchOf);
      figures.enumerates(enumeration);
    }
    prepare(options, output);
    boolean failed = executions.warmUp();
    return failed && runner.execution().outcome() != Outcome.DIVERGED ? executions.last() : null;
  }

  private void prepare(ExplorationOptions runOptions, CapturedOutput output) {
    runner = new Runner(runOptions, body, output);
    executions = new Executions(options, runner);
    consequences = new Consequences(options, executions, this::isTimeUp);
  }

  private ExplorationResult explore() {
    Analysis found = null;
    for (int i = options.range().from(); hasNext(i); i++) {
      boolean failed = runNext(i);
      List<RaceDetector.Race> races = enumeration == null ? List.of() : runner.races();
      figures.executed();
      if (enumeration == null) {
        observe();
      }
      ExplorationResult unreliable = isChecked || isRedundant() ? null : checkRepeats();
      if (unreliable != null) {
        return unreliable;
      }
      if (!failed) {
        continue;
      }
      if (further != null && !told.areAllOf(runner.execution())) {
        figures.failed();
        addFurther(found, races);
        continue;
      }
      Analysis analysis = analyse(executions.last());
      if (analysis == null || isToldOnly(analysis)) {
        restartIfRacy(races);
        continue;
      }
      figures.failed();
      if (found == null) {
        boolean restarts = restartIfRacy(races);
        // Other schedules may get stuck where this one did not.
        certain = analysis.result(this, figures.failing());
        found = new Shortening(options, runner, this::isTimeUp).of(analysis);
        runBothOrders(found);
        first = number();
        if (!restarts) {
          found.sightings().addAll(found.findings());
        }
        further = new FurtherFailures(options, runner, executions, found);
      }
      if (!options.keepGoing()) {
        break;
      }
    }
    return found == null ? null : counted(found);
  }

  /** Another execution fails: in the same way as one before, or in a way of its own. */
  private void addFurther(Analysis found, List<RaceDetector.Race> races) {
    boolean isAnyNew = further.add();
    restartIfRacy(races);
    if (isAnyNew) {
      certain = found.result(this, figures.failing());
    }
  }

  /** What was found besides the execution that is reported. */
  List<Finding> furtherFindings() {
    return further == null ? List.of() : further.findings(figures.occurrences());
  }

  /** The same in words; empty if there is nothing. */
  String furtherText() {
    return further == null ? "" : further.text(figures.occurrences(), unit());
  }

  /** Whether it visits all traces, so that traces are counted. */
  boolean isEnumeration() {
    return enumeration != null;
  }

  /** What was counted, in the plural. */
  String unit() {
    return isEnumeration() ? "traces" : "schedules";
  }

  private boolean hasNext(int number) {
    boolean isInBudget = number < options.range().end(options.schedules()) && !isTimeUp();
    return enumeration == null ? isInBudget : !stopped && enumeration.hasNext(isInBudget);
  }

  private boolean isFinished() {
    return enumeration != null && enumeration.isFinished();
  }

  /**
   * Begins the search anew if the races are on variables that were not known to race.
   *
   * @param races those of the execution before anybody looked into it: what was told counts no more
   */
  private boolean restartIfRacy(List<RaceDetector.Race> races) {
    boolean restarts = enumeration != null && enumeration.restart(runner.execution(), races);
    if (restarts) {
      figures.restart();
      if (further != null) {
        further.restart();
      }
    }
    return restarts;
  }

  /** Counts what the last execution has come to. */
  private void observe() {
    figures.observe(runner.outcome(), executions::token);
  }

  /** Nothing that happens from here on changes what is reported, but for how often it was seen. */
  private ExplorationResult counted(Analysis found) {
    lastNotes = notes();
    figures.stopTheClock();
    boolean isCounted = options.counting() && (enumeration == null || options.keepGoing());
    int judged = enumeration == null ? executions() : enumeration.judged();
    figures.occurrences(new Occurrences(first, isCounted ? judged : 0));
    certain = found.result(this, figures.failing());
    if (!isCounted || options.keepGoing()) {
      return certain;
    }
    int last = new Recurrences(options, runner, strategy, this::isTimeUp).count(found, number());
    figures.occurrences(new Occurrences(first, executions() + last - number()));
    return found.result(this, figures.failing());
  }

  /** What is reported in any case, once it is known that something is; null until then. */
  ExplorationResult certain() {
    return certain;
  }

  private void runBothOrders(Analysis analysis) {
    if (analysis.firstRace().isPresent() && !isTimeUp()) {
      ExecutionConditions conditions =
          executions.late(executions.lastSeed()).withPromoted(analysis.racingVariables());
      analysis.bothOrders(new BothOrders(runner, conditions, analysis.firstRace().get()).lines());
    }
  }

  private boolean isToldOnly(Analysis analysis) {
    return told.tell(analysis, runner.counted());
  }

  /**
   * Runs the first execution again that was not given up; returns a failure only if that is asked
   * for.
   */
  private ExplorationResult checkRepeats() {
    isChecked = true;
    SelfCheck check = new SelfCheck(runner, executions.last());
    if (check.repeats()) {
      return null;
    }
    notes.add(check.note());
    figures.doubt();
    return options.strict() ? check.result(this) : null;
  }

  /** Runs an execution: one that aims at something, or one of the strategy. */
  private boolean runNext(int number) {
    long seed = seed(number);
    if (enumeration != null) {
      return enumerateNext() && isNewTrace;
    }
    Hunt.Shot shot = hunt.next();
    if (shot != null) {
      boolean failed =
          executions.run(
              shot.strategy(), seed, executions.late(seed).withPromoted(shot.promoted()));
      figures.add(Guarantee.NONE, runner.execution());
      return failed;
    }
    boolean failed =
        hunt.watchesNext() ? watch(seed, number) : executions.run(strategy, seed, number);
    strategy.traced(figures.add(strategy.guarantee(), runner.execution()));
    return failed;
  }

  /** Runs the next execution of a search of all traces; returns whether it failed. */
  private boolean enumerateNext() {
    boolean failed = executions.run(enumeration.search(), options.seed(), enumeration.conditions());
    Execution execution = runner.execution();
    isNewTrace = !isRedundant() && figures.add(Guarantee.NONE, execution);
    enumeration.add(execution, failed, isNewTrace);
    if (isNewTrace) {
      observe();
    }
    return failed;
  }

  private boolean watch(long seed, int number) {
    Prediction prediction = new Prediction();
    boolean failed = executions.watch(strategy, seed, number, prediction);
    hunt.learn(prediction, runner.execution());
    return failed;
  }

  private long seed(int number) {
    return Sites.mix(options.seed(), number);
  }

  /**
   * Returns null if the code under test turns out to have no part in what looked like a failure.
   */
  private Analysis analyse(Run run) {
    Analysis analysis = Analysis.of(runner, options, run, false);
    if (!analysis.isFailure()) {
      return null;
    }
    boolean comesAnyway = enumeration != null && options.races() == Races.REPORT;
    if (!run.isOnlyRacy() || figures.failing() > 0 || comesAnyway || !told.areNewIn(analysis)) {
      return analysis;
    }
    Run consequence = consequences.of(analysis.racingVariables());
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

  private ExplorationResult replay(ReplayToken token, CapturedOutput output) {
    ExplorationOptions replayed = options.withMaxSteps(token.conditions().maxSteps());
    prepare(replayed, output);
    // Made first, so that a strategy that is not there is an error before anything runs.
    Strategy chooser = runner.strategy(token.recipe());
    if (!token.warmUp()) {
      executions.warmUp();
    }
    FirstDifference difference = new FirstDifference(token.checkpoints());
    boolean failed = runner.watch(chooser, token.conditions(), difference);
    figures.executed();
    figures.observe(runner.outcome(), options::replay);
    Execution execution = runner.execution();
    boolean same = execution.hash() == token.eventHash();
    boolean hasPassed = !failed && same;
    if (hasPassed && !figures.haveOutcomes()) {
      return passed(options.replay(), "");
    }
    Run run = executions.last(token.recipe());
    Analysis analysis = Analysis.of(runner, replayed, run, token.warmUp());
    if (hasPassed || same && isToldOnly(analysis)) {
      return passed(options.replay(), figures.haveOutcomes() ? analysis.story() : "");
    }
    return (same ? analysis : analysis.diverged(new Misfit(token, difference, execution)))
        .result(this, 1);
  }

  private ExplorationResult passed(String token, String story) {
    long hash = runner.execution().hash();
    return new ExplorationResult(
        summary(0), List.of(), token, hash, story, notes(), Optional.empty());
  }

  /** The exploration so far. */
  Summary summary(int failingSoFar) {
    return figures.summary(failingSoFar);
  }

  /** What it counts; for other threads, too. */
  SearchFigures figures() {
    return figures;
  }

  /** What a reader should know of the exploration as a whole. */
  List<String> notes() {
    return lastNotes == null ? notesSoFar() : lastNotes;
  }

  /** Those that are true of any executions together with these. */
  private List<String> lastingNotes() {
    List<String> all = new ArrayList<>(notes);
    all.addAll(executions.notes());
    all.addAll(runner.notes());
    return all;
  }

  private List<String> notesSoFar() {
    List<String> all = new ArrayList<>(options.notes());
    all.addAll(notes);
    all.addAll(executions.notes());
    all.addAll(told.notes());
    all.addAll(runner.notes());
    int allowed = options.range().end(options.schedules()) - options.range().from();
    if (figures.failing() == 0
        && figures.executedHere() < allowed
        && options.replay().isEmpty()
        && isPromising
        && !isFinished()) {
      all.add(
          "the time budget of "
              + options.timeBudget()
              + " ended "
              + (enumeration == null
                  ? "after " + figures.executedHere() + " of " + allowed + " schedules"
                  : "before all traces were explored"));
    }
    return all;
  }

  private boolean isTimeUp() {
    return stopped || figures.elapsed().compareTo(options.timeBudget()) > 0;
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
  boolean leaveOutside(Thread thread, StackTraceElement[] stack, Supplier<Whereabouts> look) {
    Runner current = runner;
    return current != null && current.leaveOutside(thread, stack, look);
  }

  int executions() {
    return figures.executions();
  }

  /** The number of the last execution, from 1 on. */
  private int number() {
    return options.range().from() + figures.executedHere();
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
}
