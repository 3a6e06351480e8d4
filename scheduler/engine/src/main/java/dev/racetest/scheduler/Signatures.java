package dev.racetest.scheduler;

import dev.racetest.scheduler.execution.Execution;
import dev.racetest.scheduler.execution.Outcome;
import dev.racetest.scheduler.spi.RaceDetector;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The signatures of executions; those of races are kept, because many executions have the same. */
final class Signatures {
  private final Map<Long, Signature> byPlaces = new HashMap<>();

  /** All that is wrong with an execution, with those of its races that count. */
  Set<Signature> of(Execution execution, List<RaceDetector.Race> races) {
    Set<Signature> all = new HashSet<>();
    for (RaceDetector.Race race : races) {
      all.add(of(race));
    }
    Run.uncaught(execution).forEach(one -> all.add(Signature.of(one.exception())));
    if (execution.outcome() != Outcome.COMPLETE) {
      all.add(Signature.of(execution.outcome(), execution.outcomeDetail(), execution.blockage()));
    }
    return all;
  }

  private Signature of(RaceDetector.Race race) {
    return byPlaces.computeIfAbsent(Signature.places(race), none -> Signature.of(race));
  }
}
