package dev.racetest.scheduler;

import dev.racetest.scheduler.execution.ExecutionConditions;
import dev.racetest.scheduler.optouts.OptOut;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * How an exploration goes. Every value has a default; {@code with...} methods return a changed
 * copy.
 *
 * @param name what the exploration is called in reports, and what binds a replay token to it
 * @param schedules how many executions are run at most, at least 1
 * @param strategy {@code auto}, {@code random}, {@code pct}, or the name of a strategy that a
 *     {@link dev.racetest.scheduler.spi.StrategyProvider} on the class path offers
 * @param seed where the strategies' random numbers start; equal seeds give equal explorations
 * @param depth the bug depth that PCT aims at, at least 1
 * @param maxSteps how many steps an execution may have before it counts as endless, at least 1
 * @param timeBudget how long the exploration may take; it ends after the execution that is running
 * @param search what a search of all traces is to visit, in words of its strategy, such as {@code
 *     preemptions=2}; the empty string for all
 * @param part which part of such a search is explored, and what becomes of the rest
 * @param range which of its executions are run
 * @param keepGoing whether the exploration goes on after a failing execution
 * @param replay the token of the one execution to run, or the empty string
 * @param carrier what tasks run on: {@code auto}, {@code continuations} or {@code platform}
 * @param watchdog how long a task may run without reaching a yield point
 * @param timeouts when timed waits give up
 * @param spuriousWakeups how many waits of an execution may return for no reason, at least 0
 * @param putBackStatics whether what an execution changes in static fields, and in what can be
 *     reached from them, is put back before the next one
 * @param strict whether an execution that does not repeat is a failure; otherwise a note tells
 * @param onlyPromising whether the exploration ends after its warm-up where that shows that others
 *     would show nothing new, since there is one task alone, or would not repeat, since tasks were
 *     blocked outside control; the warm-up is then the result, with no executions in its figures
 * @param directed whether some executions aim at what earlier ones have made suspicious
 * @param shrinking whether the failing execution that is reported is made simpler first
 * @param counting whether, after the failing execution that is reported, up to 100 further
 *     schedules are run to count how often the same is found; for no longer than three seconds, and
 *     not beyond the number of executions and the time of the exploration
 * @param progress is told how the exploration gets on
 * @param races what a data race means
 * @param fineGrained whether volatile accesses inside {@code java.util.concurrent} are steps; by
 *     default a call into it is one step, up to where it waits
 * @param label goes into every token, for callers that have several explorations of one name and
 *     must know which one a token is for; see {@link
 *     dev.racetest.scheduler.replay.ReplayToken#label}
 * @param optOuts fields on which data races do not count, each field once; those annotated
 *     {@code @RaceFree} need not be among them
 * @param notes what a reader of the result should know beforehand, such as why the exploration is
 *     run; they come first among the result's notes and change nothing else
 */
public record ExplorationOptions(
    String name,
    int schedules,
    String strategy,
    long seed,
    int depth,
    int maxSteps,
    Duration timeBudget,
    String search,
    SearchPart part,
    ExecutionRange range,
    boolean keepGoing,
    String replay,
    String carrier,
    Duration watchdog,
    Timeouts timeouts,
    int spuriousWakeups,
    boolean putBackStatics,
    boolean strict,
    boolean onlyPromising,
    boolean directed,
    boolean shrinking,
    boolean counting,
    ProgressListener progress,
    Races races,
    boolean fineGrained,
    String label,
    List<OptOut> optOuts,
    List<String> notes) {

  /** What is a step beside what always is one. */
  Set<String> promoted() {
    return fineGrained ? Set.of(ExecutionConditions.CONCURRENT_CLASSES) : Set.of();
  }

  /** Checks every value; the message of the exception names the one that is wrong. */
  public ExplorationOptions {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(replay, "replay");
    Objects.requireNonNull(search, "search");
    Objects.requireNonNull(part, "part");
    Objects.requireNonNull(range, "range");
    Objects.requireNonNull(timeouts, "timeouts");
    Objects.requireNonNull(progress, "progress");
    Objects.requireNonNull(races, "races");
    Objects.requireNonNull(label, "label");
    optOuts = OptOut.distinct(optOuts);
    notes = List.copyOf(notes);
    if (spuriousWakeups < 0) {
      throw new IllegalArgumentException(
          "spuriousWakeups must be at least 0, but was " + spuriousWakeups);
    }
    atLeastOne("schedules", schedules);
    atLeastOne("depth", depth);
    atLeastOne("maxSteps", maxSteps);
    positive("timeBudget", timeBudget);
    positive("watchdog", watchdog);
    if (strategy.isBlank()) {
      throw new IllegalArgumentException("strategy must be a name such as random, but was blank");
    }
    if (!carrier.equals("auto")
        && !carrier.equals("continuations")
        && !carrier.equals("platform")) {
      throw new IllegalArgumentException(
          "carrier must be one of auto, continuations, platform, but was \"" + carrier + "\"");
    }
  }

  private static void atLeastOne(String what, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(what + " must be at least 1, but was " + value);
    }
  }

  private static void positive(String what, Duration value) {
    if (value.isNegative() || value.isZero()) {
      throw new IllegalArgumentException(
          what + " must be longer than zero, for example PT10S, but was " + value);
    }
  }

  /** The defaults, with the carrier that the system property {@code racetest.carrier} names. */
  public static ExplorationOptions of(String name) {
    return new OptionsDraft(name).finished();
  }

  /** With another number of executions. */
  public ExplorationOptions withSchedules(int value) {
    OptionsDraft draft = new OptionsDraft(this);
    draft.schedules = value;
    return draft.finished();
  }

  /** With another strategy. */
  public ExplorationOptions withStrategy(String value) {
    OptionsDraft draft = new OptionsDraft(this);
    draft.strategy = value;
    return draft.finished();
  }

  /** With another seed. */
  public ExplorationOptions withSeed(long value) {
    OptionsDraft draft = new OptionsDraft(this);
    draft.seed = value;
    return draft.finished();
  }

  /** With another depth. */
  public ExplorationOptions withDepth(int value) {
    OptionsDraft draft = new OptionsDraft(this);
    draft.depth = value;
    return draft.finished();
  }

  /** With another limit of steps. */
  public ExplorationOptions withMaxSteps(int value) {
    OptionsDraft draft = new OptionsDraft(this);
    draft.maxSteps = value;
    return draft.finished();
  }

  /** With another limit of time. */
  public ExplorationOptions withTimeBudget(Duration value) {
    OptionsDraft draft = new OptionsDraft(this);
    draft.timeBudget = value;
    return draft.finished();
  }

  /** With a bound for the preemptions of an exhaustive search. */
  public ExplorationOptions withPreemptions(int value) {
    if (value < 0) {
      throw new IllegalArgumentException("preemptions must be at least 0, but was " + value);
    }
    return withSearch("preemptions=" + value);
  }

  /** With a part of an exhaustive search to visit. */
  public ExplorationOptions withSearch(String value) {
    OptionsDraft draft = new OptionsDraft(this);
    draft.search = value;
    return draft.finished();
  }

  /**
   * With what another exploration of the same body has left of an exhaustive search; the empty
   * string for the whole.
   */
  public ExplorationOptions withItem(String value) {
    return withPart(new SearchPart(value, part.pieces()));
  }

  /** With about so many pieces into which what is left of an exhaustive search is divided. */
  public ExplorationOptions withSplit(int value) {
    return withPart(new SearchPart(part.item(), value));
  }

  private ExplorationOptions withPart(SearchPart value) {
    OptionsDraft draft = new OptionsDraft(this);
    draft.part = value;
    return draft.finished();
  }

  /** Running only some of its executions. */
  public ExplorationOptions withRange(ExecutionRange value) {
    OptionsDraft draft = new OptionsDraft(this);
    draft.range = value;
    return draft.finished();
  }

  /** Going on after a failing execution, or not. */
  public ExplorationOptions withKeepGoing(boolean value) {
    OptionsDraft draft = new OptionsDraft(this);
    draft.keepGoing = value;
    return draft.finished();
  }

  /** Running the one execution that {@code token} describes. */
  public ExplorationOptions withReplay(String token) {
    OptionsDraft draft = new OptionsDraft(this);
    draft.replay = token;
    return draft.finished();
  }

  /** With tasks running on another carrier. */
  public ExplorationOptions withCarrier(String value) {
    OptionsDraft draft = new OptionsDraft(this);
    draft.carrier = value;
    return draft.finished();
  }

  /** With another patience for tasks that reach no yield point. */
  public ExplorationOptions withWatchdog(Duration value) {
    OptionsDraft draft = new OptionsDraft(this);
    draft.watchdog = value;
    return draft.finished();
  }

  /** With timed waits that give up at other times. */
  public ExplorationOptions withTimeouts(Timeouts value) {
    OptionsDraft draft = new OptionsDraft(this);
    draft.timeouts = value;
    return draft.finished();
  }

  /** With another number of waits that may return for no reason. */
  public ExplorationOptions withSpuriousWakeups(int value) {
    OptionsDraft draft = new OptionsDraft(this);
    draft.spuriousWakeups = value;
    return draft.finished();
  }

  /** Putting back what executions change in static fields, or not. */
  public ExplorationOptions withPutBackStatics(boolean value) {
    OptionsDraft draft = new OptionsDraft(this);
    draft.putBackStatics = value;
    return draft.finished();
  }

  /** Taking what makes an exploration unreliable for a failure, or for a note. */
  public ExplorationOptions withStrict(boolean value) {
    OptionsDraft draft = new OptionsDraft(this);
    draft.strict = value;
    return draft.finished();
  }

  /** Ending after the warm-up where that shows that there is nothing to explore, or not. */
  public ExplorationOptions withOnlyPromising(boolean value) {
    OptionsDraft draft = new OptionsDraft(this);
    draft.onlyPromising = value;
    return draft.finished();
  }

  /** The same, with or without executions that aim at what earlier ones have made suspicious. */
  public ExplorationOptions withDirected(boolean value) {
    OptionsDraft draft = new OptionsDraft(this);
    draft.directed = value;
    return draft.finished();
  }

  /** Making the failing execution that is reported simpler, or showing it as it was found. */
  public ExplorationOptions withShrinking(boolean value) {
    OptionsDraft draft = new OptionsDraft(this);
    draft.shrinking = value;
    return draft.finished();
  }

  /** Counting how often what is found comes back, or not. */
  public ExplorationOptions withCounting(boolean value) {
    OptionsDraft draft = new OptionsDraft(this);
    draft.counting = value;
    return draft.finished();
  }

  /** Telling another listener how the exploration gets on. */
  public ExplorationOptions withProgress(ProgressListener value) {
    OptionsDraft draft = new OptionsDraft(this);
    draft.progress = value;
    return draft.finished();
  }

  /** Taking calls into {@code java.util.concurrent} apart, or for one step each. */
  public ExplorationOptions withFineGrained(boolean value) {
    OptionsDraft draft = new OptionsDraft(this);
    draft.fineGrained = value;
    return draft.finished();
  }

  /** With another label in its tokens. */
  public ExplorationOptions withLabel(String value) {
    OptionsDraft draft = new OptionsDraft(this);
    draft.label = value;
    return draft.finished();
  }

  /** With another meaning of data races. */
  public ExplorationOptions withRaces(Races value) {
    OptionsDraft draft = new OptionsDraft(this);
    draft.races = value;
    return draft.finished();
  }

  /**
   * With these fields opted out, in place of any that were before; to have them from a file, see
   * {@link dev.racetest.scheduler.optouts.SuppressionFile}.
   */
  public ExplorationOptions withOptOuts(List<OptOut> value) {
    OptionsDraft draft = new OptionsDraft(this);
    draft.optOuts = value;
    return draft.finished();
  }

  /** With these notes, in place of any that were before. */
  public ExplorationOptions withNotes(List<String> value) {
    OptionsDraft draft = new OptionsDraft(this);
    draft.notes = value;
    return draft.finished();
  }
}
