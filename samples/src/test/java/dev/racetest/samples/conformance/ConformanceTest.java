package dev.racetest.samples.conformance;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.racetest.samples.Expected;
import dev.racetest.samples.Samples;
import dev.racetest.samples.Verdict;
import dev.racetest.samples.VerdictCheck;
import java.lang.reflect.Method;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Explores every program of the corpus under each strategy and holds it against its verdict. */
class ConformanceTest {
  private static final List<String> STRATEGIES = List.of("random", "pct");

  /** What a bug may cost. */
  private static final int BUDGET = 1_000;

  /** How often an innocent twin must stay silent; enough to tell, and bearable on real threads. */
  private static final int INNOCENT_SCHEDULES = 300;

  @TestFactory
  Stream<DynamicTest> verdictHolds() throws Exception {
    return Programs.all()
        .flatMap(program -> STRATEGIES.stream().map(strategy -> test(program, strategy)));
  }

  private static DynamicTest test(Method program, String strategy) {
    Expected expected = program.getAnnotation(Verdict.class).value();
    boolean isInnocent = expected == Expected.SILENT || expected == Expected.LEAK;
    return dynamicTest(
        Samples.name(program) + " is " + expected + " under " + strategy,
        () ->
            VerdictCheck.assertHolds(
                program,
                Programs.options(program)
                    .withStrategy(strategy)
                    .withSchedules(isInnocent ? INNOCENT_SCHEDULES : BUDGET)));
  }

  @TestFactory
  Stream<DynamicTest> bugAndTwinStandSideBySide() throws Exception {
    return Programs.topics().stream()
        .filter(topic -> Samples.of(topic).findAny().isPresent())
        .map(topic -> dynamicTest(topic.getSimpleName(), () -> assertHasBothSides(topic)));
  }

  private static void assertHasBothSides(Class<?> topic) {
    List<Expected> verdicts =
        Samples.of(topic).map(program -> program.getAnnotation(Verdict.class).value()).toList();
    assertTrue(verdicts.contains(Expected.SILENT), "nothing innocent");
    boolean hasGuilty = verdicts.stream().anyMatch(verdict -> verdict != Expected.SILENT);
    // Those of the static state are the lazily initialised fields, in a class of their own.
    assertTrue(hasGuilty || topic == StaticState.class, "nothing guilty");
  }

  @Test
  void theCorpusIsNotEmpty() throws Exception {
    assertTrue(Programs.all().count() > 500, "programs");
  }
}
