package dev.racetest.samples.traces;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.racetest.samples.Carrier;
import dev.racetest.samples.Night;
import dev.racetest.scheduler.ExplorationOptions;
import dev.racetest.scheduler.Explorer;
import dev.racetest.scheduler.Recording;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The exhaustive search on random programs, against one that knows nothing of dependences and
 * leaves out only what begins as another execution did. {@link TraceHashTest} holds it against all
 * schedules.
 */
class ExhaustiveFuzzTest {
  private static final long SEED = Long.getLong("racetest.fuzz.seed", 1L);
  private static final int MOST_BEGINNINGS = 300;
  private static final int DIVIDED_PROGRAMS =
      Carrier.CONTINUATIONS ? Night.of(5_000, 150) : Night.of(100, 10);

  /** Many small programs, and some of which most have thousands of executions. */
  static Stream<Arguments> sizes() {
    return Carrier.CONTINUATIONS
        ? Stream.of(Arguments.of(4, 100, 20_000), Arguments.of(4, 5_000, Night.of(10_000, 300)))
        : Stream.of(Arguments.of(3, 2_000, Night.of(1_000, 40)));
  }

  /**
   * Compares so many programs, not counting those of which the search of all beginnings does not
   * come to its end.
   */
  @ParameterizedTest(name = "{2} programs of at most {0} tasks")
  @MethodSource("sizes")
  void tracesOutcomesAndDeadlocksAreThoseOfTheSearchOfAllBeginnings(
      int mostTasks, int mostBeginnings, int programs) {
    SplittableRandom random = new SplittableRandom(SEED);
    int compared = 0;
    int traces = 0;
    int deadlocks = 0;
    while (compared < programs) {
      FuzzProgram program = new FuzzProgram(random, mostTasks);
      Found expected = Found.by(options(mostBeginnings).withSearch("beginnings"), program);
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
    // Otherwise nothing would have been shown.
    assertTrue(traces > 3 * programs / 2, "traces: " + traces);
    assertTrue(deadlocks > programs / 10, "deadlocks: " + deadlocks);
  }

  @ParameterizedTest(name = "workers: {0}")
  @ValueSource(ints = {1, 2, 4})
  void piecesInAnyOrderAreTheWhole(int workers) {
    SplittableRandom random = new SplittableRandom(SEED + workers);
    int pieces = 0;
    for (int i = 0; i < DIVIDED_PROGRAMS; i++) {
      FuzzProgram program = new FuzzProgram(random, 4);
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
    return Enumeration.options("exhaustive").withSchedules(schedules);
  }
}
