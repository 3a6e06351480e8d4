package dev.racetest.scheduler;

import dev.racetest.scheduler.execution.AccessedVariable;
import dev.racetest.scheduler.execution.Execution;
import dev.racetest.scheduler.optouts.OptOuts;
import dev.racetest.scheduler.spi.RaceDetector;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which of the races that the detector has seen count: not those on fields that are opted out, not
 * those that the code under test has no part in.
 */
final class CountedRaces {
  /**
   * So often a race inside a collection is looked into that has been told before: the place in the
   * collection is the same for all its users, whose stacks only a repetition shows.
   */
  private static final int LOOKS_INTO_COLLECTIONS = 50;

  private static final int LOOKS_BEFORE_IGNORING = 20;

  private final Races races;
  private final OptOuts optOuts;
  private final Map<Long, Integer> ignored = new HashMap<>();
  private final Map<Long, Integer> told = new HashMap<>();

  CountedRaces(ExplorationOptions options) {
    this.races = options.races();
    this.optOuts = new OptOuts(options.optOuts());
  }

  RaceDetector detector() {
    return races == Races.OFF ? new NoDetector() : Providers.detector();
  }

  /** The races of an execution that count. */
  List<RaceDetector.Race> of(Execution execution) {
    if (execution.raceCount() == 0) {
      return List.of();
    }
    List<RaceDetector.Race> counted = new ArrayList<>();
    for (RaceDetector.Race race : execution.races()) {
      // Asked first and of every race: it also has to be known which opt-outs are of use.
      boolean isOptedOut = isOptedOut(execution.variable(race));
      if (!isOptedOut && ignored.getOrDefault(Signature.places(race), 0) < LOOKS_BEFORE_IGNORING) {
        counted.add(race);
      }
    }
    return counted;
  }

  private boolean isOptedOut(AccessedVariable variable) {
    return variable.kind() == AccessedVariable.Kind.FIELD && optOuts.cover(variable.name());
  }

  /** Whether an execution has races that are worth looking into. */
  boolean areNewIn(Execution execution) {
    for (RaceDetector.Race race : of(execution)) {
      boolean isInCollection = Signature.isInsideCollection(race);
      if (told.getOrDefault(Signature.places(race), 0)
          < (isInCollection ? LOOKS_INTO_COLLECTIONS : 1)) {
        return true;
      }
    }
    return false;
  }

  /**
   * The code under test had no part in this race. If that happens again and again, races at these
   * places are not looked into any more.
   */
  void ignore(RaceDetector.Race race) {
    ignored.merge(Signature.places(race), 1, Integer::sum);
  }

  /** These races have been told and are no news any more. */
  void told(List<RaceDetector.Race> known) {
    for (RaceDetector.Race race : known) {
      told.merge(Signature.places(race), 1, Integer::sum);
    }
  }

  /** What a reader should know of the executions so far. */
  List<String> notes(Execution execution) {
    List<String> notes = new ArrayList<>();
    if (races == Races.OFF) {
      notes.add("no access was checked for data races, because races = OFF");
    } else {
      notes.addAll(optOuts.notes(execution.accessedVariables()));
    }
    return notes;
  }

  /** Nothing was found in so many executions. */
  void passed(Execution execution, int executions) {
    if (races != Races.OFF) {
      optOuts.passed(execution.accessedVariables(), executions);
    }
  }
}
