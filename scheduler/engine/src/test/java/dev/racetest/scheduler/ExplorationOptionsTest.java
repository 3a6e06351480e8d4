package dev.racetest.scheduler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.racetest.scheduler.optouts.OptOut;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ExplorationOptionsTest {
  private static final ExplorationOptions DEFAULTS = ExplorationOptions.of("a test");
  private static final OptOut OPT_OUT = OptOut.of("A", "b", "a statistic");

  static Stream<Arguments> wrongValues() {
    return Stream.of(
        wrong("schedules", options -> options.withSchedules(0)),
        wrong("depth", options -> options.withDepth(0)),
        wrong("maxSteps", options -> options.withMaxSteps(-1)),
        wrong("timeBudget", options -> options.withTimeBudget(Duration.ZERO)),
        wrong("watchdog", options -> options.withWatchdog(Duration.ofSeconds(-1))),
        wrong("strategy", options -> options.withStrategy(" ")),
        wrong("carrier", options -> options.withCarrier("horse")),
        wrong("A.b is opted out twice", options -> options.withOptOuts(List.of(OPT_OUT, OPT_OUT))));
  }

  private static Arguments wrong(
      String name, Function<ExplorationOptions, ExplorationOptions> change) {
    return Arguments.of(name, change);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("wrongValues")
  void anErrorNamesTheWrongValue(
      String name, Function<ExplorationOptions, ExplorationOptions> change) {
    Exception error = assertThrows(IllegalArgumentException.class, () -> change.apply(DEFAULTS));
    assertTrue(error.getMessage().startsWith(name), error.getMessage());
  }

  @ParameterizedTest
  @MethodSource("rightValues")
  void changesOneValue(ExplorationOptions changed) {
    assertEquals(DEFAULTS, changed.withSchedules(DEFAULTS.schedules()).withSeed(DEFAULTS.seed()));
  }

  @Test
  void whatRacesMeanAndWhichDoNotCountIsChanged() {
    ExplorationOptions changed = DEFAULTS.withRaces(Races.REPORT).withOptOuts(List.of(OPT_OUT));
    assertEquals(Races.REPORT, changed.races());
    assertEquals(List.of(OPT_OUT), changed.withSeed(3).optOuts());
    assertEquals(Races.FAIL, DEFAULTS.races());
    assertEquals(List.of(), DEFAULTS.optOuts());
  }

  @Test
  void notesStayWhenSomethingElseIsChanged() {
    assertEquals(List.of("a"), DEFAULTS.withNotes(List.of("a")).withSeed(3).notes());
    assertEquals(List.of(), DEFAULTS.notes());
  }

  static Stream<ExplorationOptions> rightValues() {
    return Stream.of(DEFAULTS.withSchedules(7), DEFAULTS.withSeed(7L));
  }
}
