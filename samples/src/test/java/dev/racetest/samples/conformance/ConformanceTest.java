package dev.racetest.samples.conformance;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.racetest.samples.Expected;
import dev.racetest.samples.Explorations;
import dev.racetest.samples.Samples;
import dev.racetest.samples.Verdict;
import dev.racetest.samples.VerdictCheck;
import dev.racetest.scheduler.ExplorationOptions;
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
    return Samples.topics(ConformanceTest.class.getPackageName()).stream()
        .flatMap(Samples::of)
        .flatMap(sample -> STRATEGIES.stream().map(strategy -> test(sample, strategy)));
  }

  private static DynamicTest test(Method sample, String strategy) {
    Verdict verdict = sample.getAnnotation(Verdict.class);
    String name = Samples.name(sample);
    boolean innocent = verdict.value() == Expected.SILENT || verdict.value() == Expected.LEAK;
    ExplorationOptions options =
        Explorations.options(name)
            .withStrategy(strategy)
            .withStrict(true)
            .withMaxSteps(20_000)
            .withSchedules(innocent ? INNOCENT_SCHEDULES : BUDGET);
    return dynamicTest(
        name + " is " + verdict.value() + " under " + strategy,
        () -> VerdictCheck.assertHolds(sample, options));
  }

  @Test
  void everyTopicHasBothSides() throws Exception {
    for (Class<?> topic : Samples.topics(ConformanceTest.class.getPackageName())) {
      List<Boolean> innocent =
          Stream.of(topic.getDeclaredMethods())
              .filter(method -> method.isAnnotationPresent(Verdict.class))
              .map(method -> method.getAnnotation(Verdict.class).value() == Expected.SILENT)
              .toList();
      assertTrue(innocent.contains(true), () -> topic + " has nothing innocent");
      assertTrue(innocent.contains(false), () -> topic + " has nothing guilty");
    }
  }
}
