package dev.racetest.scheduler;

import java.time.Duration;
import java.util.Objects;

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
 * @param keepGoing whether the exploration goes on after a failing execution
 * @param replay the token of the one execution to run, or the empty string
 * @param carrier what tasks run on: {@code auto}, {@code continuations} or {@code platform}
 * @param watchdog how long a task may run without reaching a yield point
 * @param timeouts when timed waits give up
 * @param spuriousWakeups how many waits of an execution may return for no reason, at least 0
 * @param putBackStatics whether what an execution changes in static fields, and in what can be
 *     reached from them, is put back before the next one
 * @param strict whether an execution that does not repeat is a failure; otherwise a note tells
 */
public record ExplorationOptions(
    String name,
    int schedules,
    String strategy,
    long seed,
    int depth,
    int maxSteps,
    Duration timeBudget,
    boolean keepGoing,
    String replay,
    String carrier,
    Duration watchdog,
    Timeouts timeouts,
    int spuriousWakeups,
    boolean putBackStatics,
    boolean strict) {

  /** Checks every value; the message of the exception names the one that is wrong. */
  public ExplorationOptions {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(replay, "replay");
    Objects.requireNonNull(timeouts, "timeouts");
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
    return new Draft(name).finished();
  }

  /** With another number of executions. */
  public ExplorationOptions withSchedules(int value) {
    Draft draft = new Draft(this);
    draft.schedules = value;
    return draft.finished();
  }

  /** With another strategy. */
  public ExplorationOptions withStrategy(String value) {
    Draft draft = new Draft(this);
    draft.strategy = value;
    return draft.finished();
  }

  /** With another seed. */
  public ExplorationOptions withSeed(long value) {
    Draft draft = new Draft(this);
    draft.seed = value;
    return draft.finished();
  }

  /** With another depth. */
  public ExplorationOptions withDepth(int value) {
    Draft draft = new Draft(this);
    draft.depth = value;
    return draft.finished();
  }

  /** With another limit of steps. */
  public ExplorationOptions withMaxSteps(int value) {
    Draft draft = new Draft(this);
    draft.maxSteps = value;
    return draft.finished();
  }

  /** With another limit of time. */
  public ExplorationOptions withTimeBudget(Duration value) {
    Draft draft = new Draft(this);
    draft.timeBudget = value;
    return draft.finished();
  }

  /** Going on after a failing execution, or not. */
  public ExplorationOptions withKeepGoing(boolean value) {
    Draft draft = new Draft(this);
    draft.keepGoing = value;
    return draft.finished();
  }

  /** Running the one execution that {@code token} describes. */
  public ExplorationOptions withReplay(String token) {
    Draft draft = new Draft(this);
    draft.replay = token;
    return draft.finished();
  }

  /** With tasks running on another carrier. */
  public ExplorationOptions withCarrier(String value) {
    Draft draft = new Draft(this);
    draft.carrier = value;
    return draft.finished();
  }

  /** With another patience for tasks that reach no yield point. */
  public ExplorationOptions withWatchdog(Duration value) {
    Draft draft = new Draft(this);
    draft.watchdog = value;
    return draft.finished();
  }

  /** With timed waits that give up at other times. */
  public ExplorationOptions withTimeouts(Timeouts value) {
    Draft draft = new Draft(this);
    draft.timeouts = value;
    return draft.finished();
  }

  /** With another number of waits that may return for no reason. */
  public ExplorationOptions withSpuriousWakeups(int value) {
    Draft draft = new Draft(this);
    draft.spuriousWakeups = value;
    return draft.finished();
  }

  /** Putting back what executions change in static fields, or not. */
  public ExplorationOptions withPutBackStatics(boolean value) {
    Draft draft = new Draft(this);
    draft.putBackStatics = value;
    return draft.finished();
  }

  /** Taking what makes an exploration unreliable for a failure, or for a note. */
  public ExplorationOptions withStrict(boolean value) {
    Draft draft = new Draft(this);
    draft.strict = value;
    return draft.finished();
  }

  /** Options while they are being changed; begins with the defaults. */
  private static final class Draft {
    private final String name;
    private int schedules = 1_000;
    private String strategy = "auto";
    private long seed = 1L;
    private int depth = 3;
    private int maxSteps = 1_000_000;
    private Duration timeBudget = Duration.ofSeconds(30);
    private boolean keepGoing;
    private String replay = "";
    private String carrier = System.getProperty("racetest.carrier", "auto");
    private Duration watchdog = Duration.ofSeconds(10);
    private Timeouts timeouts = Timeouts.MIXED;
    private int spuriousWakeups;
    private boolean putBackStatics = true;
    private boolean strict;

    Draft(String name) {
      this.name = name;
    }

    Draft(ExplorationOptions from) {
      name = from.name;
      schedules = from.schedules;
      strategy = from.strategy;
      seed = from.seed;
      depth = from.depth;
      maxSteps = from.maxSteps;
      timeBudget = from.timeBudget;
      keepGoing = from.keepGoing;
      replay = from.replay;
      carrier = from.carrier;
      watchdog = from.watchdog;
      timeouts = from.timeouts;
      spuriousWakeups = from.spuriousWakeups;
      putBackStatics = from.putBackStatics;
      strict = from.strict;
    }

    ExplorationOptions finished() {
      return new ExplorationOptions(
          name,
          schedules,
          strategy,
          seed,
          depth,
          maxSteps,
          timeBudget,
          keepGoing,
          replay,
          carrier,
          watchdog,
          timeouts,
          spuriousWakeups,
          putBackStatics,
          strict);
    }
  }
}
