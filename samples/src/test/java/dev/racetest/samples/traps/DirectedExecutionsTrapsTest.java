package dev.racetest.samples.traps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.racetest.samples.Corpus;
import dev.racetest.samples.Expected;
import dev.racetest.samples.Explorations;
import dev.racetest.samples.Samples;
import dev.racetest.samples.Verdict;
import dev.racetest.samples.races.FarNoise;
import dev.racetest.samples.races.InversionNoise;
import dev.racetest.samples.races.LockNoise;
import dev.racetest.scheduler.ExplorationOptions;
import dev.racetest.scheduler.ExplorationResult;
import dev.racetest.scheduler.Explorer;
import dev.racetest.scheduler.Finding;
import java.lang.reflect.Method;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What ordinary schedules meet once in a hundred times, directed ones show at once. */
class DirectedExecutionsTrapsTest {
  private static final int FEW = 10;

  private static ExplorationOptions options(Method program) {
    return Corpus.options(program).withSchedules(FEW);
  }

  private static Stream<Method> guilty(Class<?> topic, Expected expected) {
    return Samples.of(topic)
        .filter(program -> program.getAnnotation(Verdict.class).value() == expected);
  }

  @TestFactory
  Stream<DynamicTest> racesBehindLongNoiseTakeFewSchedules() {
    return guilty(FarNoise.class, Expected.DATA_RACE)
        .map(program -> isShown(program, Finding.Kind.DATA_RACE));
  }

  @TestFactory
  Stream<DynamicTest> deadlocksOfOppositeOrdersTakeFewSchedules() {
    return guilty(InversionNoise.class, Expected.DEADLOCK)
        .map(program -> isShown(program, Finding.Kind.DEADLOCK));
  }

  private static DynamicTest isShown(Method program, Finding.Kind kind) {
    return dynamicTest(
        Samples.name(program),
        () -> Explorations.assertFinds(kind, options(program), Samples.body(program)));
  }

  /** Otherwise the tests above would say nothing. */
  @Test
  void ordinarySchedulesMissSomeOfThem() {
    List<Method> missed =
        guilty(FarNoise.class, Expected.DATA_RACE)
            .filter(program -> !explore(options(program).withDirected(false), program).failed())
            .toList();
    assertFalse(missed.isEmpty());
  }

  private static ExplorationResult explore(ExplorationOptions options, Method program) {
    return Explorer.explore(options, Samples.body(program));
  }

  @Test
  void theReportTellsWhatBothOrdersCameTo() throws Exception {
    Method program = guilty(LockNoise.class, Expected.DATA_RACE).findFirst().orElseThrow();
    ExplorationResult result = explore(Corpus.options(program), program);
    List<String> lines =
        result.report().lines().dropWhile(line -> !line.contains("Both orders were run")).toList();
    assertTrue(lines.size() > 2, result::report);
    assertTrue(lines.get(1).contains(", then the other "), result::report);
    assertEquals(1, lines.get(2).split(", then the other ").length - 1, result::report);
  }
}
