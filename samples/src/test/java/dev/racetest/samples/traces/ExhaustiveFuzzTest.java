package dev.racetest.samples.traces;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.racetest.samples.Carrier;
import dev.racetest.scheduler.ExplorationOptions;
import dev.racetest.scheduler.Explorer;
import dev.racetest.scheduler.Races;
import dev.racetest.scheduler.Recording;
import dev.racetest.scheduler.Timeouts;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The exhaustive search against all schedules, on random programs. */
class ExhaustiveFuzzTest {
  private static final int PROGRAMS =
      Integer.getInteger("racetest.fuzz.programs", Carrier.CONTINUATIONS ? 100 : 15);
  private static final int MOST_STEPS = 6;
  private static final int MOST_SCHEDULES = Carrier.CONTINUATIONS ? 20_000 : 1_500;

  @Test
  void everyTraceIsVisitedOnce() {
    SplittableRandom random = new SplittableRandom(Long.getLong("racetest.fuzz.seed", 1L));
    int compared = 0;
    int traces = 0;
    while (compared < PROGRAMS) {
      TraceProgram program = new TraceProgram(random, MOST_STEPS);
      Enumeration all =
          new Enumeration(
              () -> new TraceProgram.Run(program, new TraceLog()).run(), MOST_SCHEDULES);
      if (all.isWhole()) {
        compared++;
        traces += compare(program, new HashSet<>(all.hashes()));
      }
    }
    assertTrue(traces > PROGRAMS, "traces: " + traces);
  }

  private static int compare(TraceProgram program, Set<Long> expected) {
    List<Long> visited =
        Explorer.record(options(), () -> new TraceProgram.Run(program, new TraceLog()).run())
            .stream()
            .map(Recording::trace)
            .toList();
    assertEquals(expected, new HashSet<>(visited), program::toString);
    assertEquals(expected.size(), visited.size(), () -> "visited twice\n" + program);
    return visited.size();
  }

  private static ExplorationOptions options() {
    return ExplorationOptions.of("traces")
        .withStrategy("exhaustive")
        .withSchedules(1_000_000)
        .withTimeouts(Timeouts.LATE)
        .withRaces(Races.OFF)
        .withPutBackStatics(false)
        .withTimeBudget(Duration.ofMinutes(5));
  }
}
