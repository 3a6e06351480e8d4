package dev.racetest.scheduler;

import dev.racetest.hooks.Sites;
import dev.racetest.scheduler.execution.Execution;
import dev.racetest.scheduler.execution.Outcome;
import dev.racetest.scheduler.shrinking.BlockedTasks;
import dev.racetest.scheduler.spi.RaceDetector;
import java.util.List;

/**
 * The way in which an execution failed, as far as that is seen without stacks.
 *
 * @param detail what else there is to say about the outcome
 * @param exceptions the exceptions that left a task: which task, of what class, and where
 * @param races the places of the accesses, race by race
 * @param waits of a deadlock, who waits for what and where
 */
record FailureWay(
    Outcome outcome,
    String detail,
    List<String> exceptions,
    List<String> races,
    List<String> waits) {

  static FailureWay of(
      Execution execution, List<RaceDetector.Race> counted, BlockedTasks blockedTasks) {
    boolean isDeadlock = execution.outcome() == Outcome.DEADLOCK;
    return new FailureWay(
        execution.outcome(),
        execution.outcomeDetail(),
        Run.uncaught(execution).stream().map(FailureWay::text).toList(),
        counted.stream().map(FailureWay::text).toList(),
        isDeadlock ? blockedTasks.waits() : List.of());
  }

  private static String text(Run.Uncaught uncaught) {
    Throwable exception = uncaught.exception();
    return "T%d %s %s"
        .formatted(uncaught.task(), exception.getClass().getName(), Describing.place(exception));
  }

  /** The same whichever of the two accesses came first. */
  private static String text(RaceDetector.Race race) {
    long one = Sites.hash(race.earlier().site());
    long other = Sites.hash(race.later().site());
    return Math.min(one, other) + " " + Math.max(one, other);
  }

  /** Whether nothing but data races is wrong. */
  boolean isOnlyRacy() {
    return outcome == Outcome.COMPLETE && exceptions.isEmpty();
  }

  /** Whether it ended by itself, and nothing in it says that it is not under control. */
  boolean isSettled() {
    return outcome == Outcome.COMPLETE || outcome == Outcome.DEADLOCK || outcome == Outcome.EXIT;
  }

  /** Whether this failure is also that one: nothing else, and all of its races, the first first. */
  boolean isAlso(FailureWay other) {
    return outcome == other.outcome
        && detail.equals(other.detail)
        && exceptions.equals(other.exceptions)
        && waits.equals(other.waits)
        && races.containsAll(other.races)
        && (other.races.isEmpty() || races.get(0).equals(other.races.get(0)));
  }

  /** Whether this is no better than that: as bad an outcome, or an exception as well. */
  boolean isAsBadAs(FailureWay other) {
    return outcome == other.outcome && exceptions.isEmpty() == other.exceptions.isEmpty();
  }
}
