package dev.racetest.samples.traces;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

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
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The exhaustive search on random programs, against others that know nothing of dependences: one
 * runs every schedule, one leaves out only what begins as another one did.
 */
class ExhaustiveFuzzTest {
  /**
   * On real threads they did not end within 100 s; whether they are only slow is to be found out.
   */
  @BeforeAll
  static void continuationsOnly() {
    assumeTrue(Carrier.CONTINUATIONS, "not seen to end on real threads");
  }

  private static final int PROGRAMS =
      Integer.getInteger("racetest.fuzz.programs", Carrier.CONTINUATIONS ? 100 : 15);
  private static final int LARGER_PROGRAMS =
      Integer.getInteger("racetest.fuzz.larger", Carrier.CONTINUATIONS ? 20_000 : 40);
  private static final long SEED = Long.getLong("racetest.fuzz.seed", 1L);
  private static final int DIVIDED_PROGRAMS =
      Integer.getInteger("racetest.fuzz.divided", Carrier.CONTINUATIONS ? 150 : 10);
  private static final int MOST_STEPS = 6;
  private static final int MOST_SCHEDULES = Carrier.CONTINUATIONS ? 20_000 : 1_500;
  private static final int MOST_BEGINNINGS = Integer.getInteger("racetest.fuzz.beginnings", 100);

  @Test
  void everyTraceOfAllSchedulesIsVisitedOnce() {
    SplittableRandom random = new SplittableRandom(SEED);
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
        Explorer.record(
                options(1_000_000), () -> new TraceProgram.Run(program, new TraceLog()).run())
            .stream()
            .filter(recording -> !recording.redundant())
            .map(Recording::trace)
            .toList();
    assertEquals(expected, new HashSet<>(visited), program::toString);
    assertEquals(expected.size(), visited.size(), () -> "visited twice\n" + program);
    return visited.size();
  }

  @Test
  void tracesOutcomesAndDeadlocksAreThoseOfTheSearchOfAllBeginnings() {
    SplittableRandom random = new SplittableRandom(SEED);
    int compared = 0;
    int traces = 0;
    int deadlocks = 0;
    while (compared < LARGER_PROGRAMS) {
      FuzzProgram program = new FuzzProgram(random);
      Found expected = Found.by(options(MOST_BEGINNINGS).withSearch("beginnings"), program);
      if (expected.isWhole) {
        Found found = Found.by(options(1_000_000), program);
        assertEquals(expected.traces, found.traces, program::toString);
        assertEquals(expected.outcomes, found.outcomes, program::toString);
        assertTrue(found.isWhole);
        assertVisitedOnce(program, found);
        compared++;
        traces += found.traces.size();
        deadlocks += found.deadlocks;
      }
    }
    assertTrue(traces > 3 * LARGER_PROGRAMS / 2, "traces: " + traces);
    assertTrue(deadlocks > LARGER_PROGRAMS / 10, "deadlocks: " + deadlocks);
  }

  @ParameterizedTest(name = "workers: {0}")
  @ValueSource(ints = {1, 2, 4})
  void piecesInAnyOrderAreTheWhole(int workers) {
    SplittableRandom random = new SplittableRandom(SEED + workers);
    int pieces = 0;
    for (int i = 0; i < DIVIDED_PROGRAMS; i++) {
      FuzzProgram program = new FuzzProgram(random);
      Found whole = Found.by(options(MOST_BEGINNINGS), program);
      if (!whole.isWhole) {
        continue;
      }
      Set<String> outcomes = new TreeSet<>();
      PieceByPiece parts =
          new PieceByPiece(options(1), () -> outcomes.add(program.new Run().run()), random.split())
              .run(workers);
      Found found = Found.of(parts.recordings(), outcomes, true);
      assertEquals(whole.traces, found.traces, program::toString);
      assertEquals(whole.outcomes, found.outcomes, program::toString);
      assertVisitedOnce(program, found);
      if (!program.mayBeVisitedAgain()) {
        assertEquals(whole.executions, parts.traces(), program::toString);
      }
      assertEquals(1.0, parts.explored(), 1e-6, program::toString);
      pieces += parts.calls();
    }
    assertTrue(pieces > 3 * DIVIDED_PROGRAMS / 2, "pieces: " + pieces);
  }

  private static void assertVisitedOnce(FuzzProgram program, Found found) {
    if (!program.mayBeVisitedAgain()) {
      assertEquals(found.traces.size(), found.executions, () -> "visited twice\n" + program);
    }
  }

  /**
   * What a search has found.
   *
   * @param traces the hash of each trace, and whether it failed
   * @param executions how many came to an end
   */
  private record Found(
      boolean isWhole, Set<String> traces, Set<String> outcomes, int executions, int deadlocks) {
    static Found by(ExplorationOptions options, FuzzProgram program) {
      Set<String> outcomes = new TreeSet<>();
      List<Recording> recordings =
          Explorer.record(options, () -> outcomes.add(program.new Run().run()));
      return of(recordings, outcomes, recordings.size() < options.schedules());
    }

    static Found of(List<Recording> recordings, Set<String> outcomes, boolean isWhole) {
      Set<String> traces = new TreeSet<>();
      int deadlocks = 0;
      int executions = 0;
      for (Recording recording : recordings) {
        if (recording.redundant()) {
          continue;
        }
        executions++;
        boolean isNew = traces.add(recording.trace() + " " + recording.failed());
        deadlocks += recording.failed() && isNew ? 1 : 0;
      }
      return new Found(isWhole, traces, outcomes, executions, deadlocks);
    }
  }

  private static ExplorationOptions options(int schedules) {
    return ExplorationOptions.of("traces")
        .withStrategy("exhaustive")
        .withSchedules(schedules)
        .withTimeouts(Timeouts.LATE)
        .withRaces(Races.OFF)
        .withPutBackStatics(false)
        .withTimeBudget(Duration.ofMinutes(5));
  }
}
