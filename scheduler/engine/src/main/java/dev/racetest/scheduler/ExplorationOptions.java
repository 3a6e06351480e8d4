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
    Duration watchdog) {

  /** Checks every value; the message of the exception names the one that is wrong. */
  public ExplorationOptions {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(replay, "replay");
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
    return new ExplorationOptions(
        name,
        1_000,
        "auto",
        1L,
        3,
        1_000_000,
        Duration.ofSeconds(30),
        false,
        "",
        System.getProperty("racetest.carrier", "auto"),
        Duration.ofSeconds(10));
  }

  /** With another number of executions. */
  public ExplorationOptions withSchedules(int value) {
    return new ExplorationOptions(
        name,
        value,
        strategy,
        seed,
        depth,
        maxSteps,
        timeBudget,
        keepGoing,
        replay,
        carrier,
        watchdog);
  }

  /** With another strategy. */
  public ExplorationOptions withStrategy(String value) {
    return new ExplorationOptions(
        name,
        schedules,
        value,
        seed,
        depth,
        maxSteps,
        timeBudget,
        keepGoing,
        replay,
        carrier,
        watchdog);
  }

  /** With another seed. */
  public ExplorationOptions withSeed(long value) {
    return new ExplorationOptions(
        name,
        schedules,
        strategy,
        value,
        depth,
        maxSteps,
        timeBudget,
        keepGoing,
        replay,
        carrier,
        watchdog);
  }

  /** With another depth. */
  public ExplorationOptions withDepth(int value) {
    return new ExplorationOptions(
        name,
        schedules,
        strategy,
        seed,
        value,
        maxSteps,
        timeBudget,
        keepGoing,
        replay,
        carrier,
        watchdog);
  }

  /** With another limit of steps. */
  public ExplorationOptions withMaxSteps(int value) {
    return new ExplorationOptions(
        name,
        schedules,
        strategy,
        seed,
        depth,
        value,
        timeBudget,
        keepGoing,
        replay,
        carrier,
        watchdog);
  }

  /** With another limit of time. */
  public ExplorationOptions withTimeBudget(Duration value) {
    return new ExplorationOptions(
        name, schedules, strategy, seed, depth, maxSteps, value, keepGoing, replay, carrier,
        watchdog);
  }

  /** Going on after a failing execution, or not. */
  public ExplorationOptions withKeepGoing(boolean value) {
    return new ExplorationOptions(
        name,
        schedules,
        strategy,
        seed,
        depth,
        maxSteps,
        timeBudget,
        value,
        replay,
        carrier,
        watchdog);
  }

  /** Running the one execution that {@code token} describes. */
  public ExplorationOptions withReplay(String token) {
    return new ExplorationOptions(
        name,
        schedules,
        strategy,
        seed,
        depth,
        maxSteps,
        timeBudget,
        keepGoing,
        token,
        carrier,
        watchdog);
  }

  /** With tasks running on another carrier. */
  public ExplorationOptions withCarrier(String value) {
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
        value,
        watchdog);
  }

  /** With another patience for tasks that reach no yield point. */
  public ExplorationOptions withWatchdog(Duration value) {
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
        value);
  }
}
