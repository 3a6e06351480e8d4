package dev.racetest.harness.jcstress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.racetest.fixtures.harness.stress.AllOutcomes;
import dev.racetest.scheduler.ExplorationOptions;
import dev.racetest.scheduler.Races;
import dev.racetest.scheduler.Timeouts;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.platform.commons.support.ReflectionSupport;

/** Every fixture has the outcomes that it says, all of them and no others. */
class CompleteOutcomesTest {
  private static List<Class<?>> classes() {
    return ReflectionSupport.findAllClassesInPackage(
            AllOutcomes.class.getPackageName(),
            type -> type.isAnnotationPresent(AllOutcomes.class),
            any -> true)
        .stream()
        .sorted(Comparator.comparing(Class::getName))
        .toList();
  }

  @Test
  void thereAreManyClasses() {
    assertTrue(classes().size() >= 60, () -> classes().size() + " classes");
  }

  @TestFactory
  Stream<DynamicTest> outcomesAreComplete() {
    return classes().stream()
        .map(
            type ->
                dynamicTest(
                    type.getName().replaceFirst(".*\\.", ""), () -> assertOutcomesOf(type)));
  }

  static ExplorationOptions options(Class<?> type) {
    return ExplorationOptions.of(type.getName())
        .withStrategy("exhaustive")
        .withSchedules(Integer.MAX_VALUE)
        .withTimeBudget(Duration.ofSeconds(20))
        .withTimeouts(Timeouts.LATE)
        .withRaces(Races.REPORT);
  }

  private static void assertOutcomesOf(Class<?> type) {
    StressResult result = JCStressRunner.of(type, options(type)).run();
    Set<String> expected = new TreeSet<>(Set.of(type.getAnnotation(AllOutcomes.class).value()));
    assertEquals(expected, result.keys(), result::text);
    assertTrue(result.isComplete(), result::text);
    for (StressOutcome outcome : result.outcomes()) {
      StressResult replayed = JCStressRunner.of(type, options(type)).replay(outcome.token());
      assertEquals(
          Set.of(outcome.outcome()),
          replayed.keys(),
          () -> replayed.text() + replayed.exploration().report());
      assertTrue(outcome.trace().contains("Interleaving"), outcome::toString);
    }
    if (Boolean.getBoolean("racetest.harness.print")) {
      System.out.println(result.text());
    }
  }
}
