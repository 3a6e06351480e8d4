package dev.racetest.samples.traces;

import dev.racetest.scheduler.Body;
import dev.racetest.scheduler.ExplorationOptions;
import dev.racetest.scheduler.Explorer;
import dev.racetest.scheduler.Races;
import dev.racetest.scheduler.Recording;
import dev.racetest.scheduler.Timeouts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The traces of all schedules of a program. */
final class Enumeration {
  static final int AT_ONCE = 256;

  private final List<Long> hashes = new ArrayList<>();
  private final boolean isWhole;

  /**
   * Runs every schedule.
   *
   * @param limit after about so many schedules a program is given up
   */
  Enumeration(Body program, int limit) {
    ExplorationOptions options = options("every").withSchedules(AT_ONCE);
    EverySchedule.restart();
    while (!EverySchedule.isDone() && hashes.size() < limit) {
      for (Recording recording : Explorer.record(options, program)) {
        hashes.add(recording.trace());
      }
    }
    isWhole = EverySchedule.isDone();
    if (isWhole) {
      hashes.subList(EverySchedule.executions(), hashes.size()).clear();
    }
  }

  /** What searches of traces that are to be compared have in common. */
  static ExplorationOptions options(String strategy) {
    return ExplorationOptions.of("traces")
        .withStrategy(strategy)
        .withTimeouts(Timeouts.LATE)
        .withRaces(Races.OFF)
        .withPutBackStatics(false)
        .withTimeBudget(Duration.ofMinutes(5));
  }

  /** Whether there were no more schedules than allowed. */
  boolean isWhole() {
    return isWhole;
  }

  /** The traces' hashes, one for each schedule. */
  List<Long> hashes() {
    return hashes;
  }

  /** How many different traces there are. */
  long traces() {
    return hashes.stream().distinct().count();
  }
}
