package dev.racetest.samples.traces;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.racetest.samples.Carrier;
import dev.racetest.samples.Night;
import dev.racetest.scheduler.Body;
import dev.racetest.scheduler.ExplorationOptions;
import dev.racetest.scheduler.Explorer;
import dev.racetest.scheduler.Recording;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Programs of which all schedules are run: as many hashes as there are traces, and the exhaustive
 * search visits each of them once.
 */
class TraceHashTest {
  private static final int PROGRAMS = Carrier.CONTINUATIONS ? 100 : 15;
  private static final int MOST_STEPS = 6;
  private static final int MOST_SCHEDULES = Carrier.CONTINUATIONS ? Night.of(20_000, 5_000) : 1_500;

  @Test
  void hashesAreEqualIfAndOnlyIfTheNormalFormsAreAndTheSearchVisitsEachOnce() {
    SplittableRandom random = new SplittableRandom(1);
    int compared = 0;
    long reordered = 0;
    while (compared < PROGRAMS) {
      TraceProgram program = new TraceProgram(random, MOST_STEPS);
      List<TraceLog> logs = new ArrayList<>();
      Enumeration enumeration = new Enumeration(() -> run(program, logs), MOST_SCHEDULES);
      if (enumeration.isWhole()) {
        compared++;
        reordered += enumeration.hashes().size() - enumeration.traces();
        compare(program, enumeration, withoutWarmUps(logs));
        compare(program, new HashSet<>(enumeration.hashes()));
      }
    }
    // Otherwise nothing would have been shown.
    assertTrue(reordered > PROGRAMS, "schedules of traces seen before: " + reordered);
  }

  private static void run(TraceProgram program, List<TraceLog> logs) throws Exception {
    TraceLog log = new TraceLog();
    logs.add(log);
    new TraceProgram.Run(program, log).run();
  }

  /** Each exploration begins with an execution that does not count. */
  private static List<TraceLog> withoutWarmUps(List<TraceLog> logs) {
    List<TraceLog> counted = new ArrayList<>();
    for (int i = 0; i < logs.size(); i++) {
      if (i % (Enumeration.AT_ONCE + 1) != 0) {
        counted.add(logs.get(i));
      }
    }
    return counted;
  }

  private static void compare(TraceProgram program, Enumeration enumeration, List<TraceLog> logs) {
    Map<String, Long> byForm = new HashMap<>();
    for (int i = 0; i < enumeration.hashes().size(); i++) {
      String form = logs.get(i).normalForm();
      Long hash = enumeration.hashes().get(i);
      Long before = byForm.putIfAbsent(form, hash);
      assertTrue(
          before == null || before.equals(hash),
          () -> program + "two hashes of one trace:\n" + form);
    }
    assertEquals(
        byForm.size(), new HashSet<>(byForm.values()).size(), () -> program + "too few hashes");
  }

  private static void compare(TraceProgram program, Set<Long> expected) {
    ExplorationOptions options = Enumeration.options("exhaustive").withSchedules(1_000_000);
    List<Long> visited =
        Explorer.record(options, () -> run(program, new ArrayList<>())).stream()
            .filter(recording -> !recording.redundant())
            .map(Recording::trace)
            .toList();
    assertEquals(expected, new HashSet<>(visited), program::toString);
    assertEquals(expected.size(), visited.size(), () -> "visited twice\n" + program);
  }

  /** Published and recomputed numbers of traces of programs known from the literature on DPOR. */
  static Stream<Arguments> knownPrograms() {
    return Stream.concat(small(), Carrier.CONTINUATIONS ? larger() : Stream.of());
  }

  /** With a thousand schedules at most, which real threads can do, too. */
  private static Stream<Arguments> small() {
    return Stream.of(
        known("readers(2)", 4, KnownPrograms.readers(2)),
        known("inc(2)", 4, KnownPrograms.increments(2)),
        known("SB", 3, KnownPrograms::storeBuffering),
        known("MP", 3, KnownPrograms::messagePassing),
        known("LB", 3, KnownPrograms::loadBuffering),
        known("fib_bench(1)", 3, KnownPrograms.fibonacci(1)),
        known("lockinc(3)", 6, KnownPrograms.lockedIncrements(3)),
        known("philosophers(2), with the deadlock", 3, KnownPrograms.philosophers(2, true)));
  }

  private static Stream<Arguments> larger() {
    return Stream.of(
        known("inc(3)", 36, KnownPrograms.increments(3)),
        known("lastzero(2)", 5, KnownPrograms.lastZero(2)),
        known("fib_bench(2)", 19, KnownPrograms.fibonacci(2)),
        known("philosophers(3), with the deadlock", 7, KnownPrograms.philosophers(3, true)));
  }

  private static Arguments known(String name, int traces, Body program) {
    return Arguments.of(name, traces, program);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("knownPrograms")
  void knownProgramsHaveTheirNumbersOfTraces(String name, int traces, Body program) {
    Enumeration enumeration = new Enumeration(program, 30_000);

    assertTrue(enumeration.isWhole(), name);
    assertEquals(traces, enumeration.traces(), name + " in " + enumeration.hashes().size());
  }
}
