package dev.racetest.samples.races;

import static java.util.function.Predicate.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.racetest.samples.Corpus;
import dev.racetest.samples.Samples;
import dev.racetest.samples.Verdict;
import dev.racetest.samples.VerdictCheck;
import java.lang.reflect.Method;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Explores every program of the race corpus under the default strategy: each race is found, under
 * its own name and no other, and each innocent twin stays silent.
 */
class RacesTest {
  /** How many programs there are at least. */
  private static final int PROGRAMS = 900;

  @TestFactory
  Stream<DynamicTest> verdictHolds() throws Exception {
    return Corpus.RACES.programs().map(RacesTest::test);
  }

  private static DynamicTest test(Method program) {
    return dynamicTest(
        Samples.name(program) + " is " + program.getAnnotation(Verdict.class).value(),
        () -> VerdictCheck.assertHolds(program, Corpus.options(program)));
  }

  @Test
  void everyRaceIsNamed() throws Exception {
    List<String> others =
        Corpus.RACES.programs().filter(not(RacesTest::isNamed)).map(Samples::name).toList();
    assertEquals(List.of(), others, "neither silent nor a data race with its variable");
  }

  private static boolean isNamed(Method program) {
    Verdict verdict = program.getAnnotation(Verdict.class);
    if (verdict.also().length > 0) {
      return false;
    }
    return switch (verdict.value()) {
      case DATA_RACE -> !verdict.variable().isEmpty();
      case SILENT -> verdict.variable().isEmpty();
      // What locks lead to beside races.
      case DEADLOCK, EXCEPTION -> true;
      default -> false;
    };
  }

  @TestFactory
  Stream<DynamicTest> raceAndTwinStandSideBySide() throws Exception {
    return Corpus.RACES.topics().stream()
        .map(
            topic ->
                dynamicTest(topic.getSimpleName(), () -> VerdictCheck.assertHasBothSides(topic)));
  }

  @Test
  void theCorpusIsLarge() throws Exception {
    long programs = Corpus.RACES.programs().count();
    assertTrue(programs >= PROGRAMS, () -> programs + " programs");
  }
}
