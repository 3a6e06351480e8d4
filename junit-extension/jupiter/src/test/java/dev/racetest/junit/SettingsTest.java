package dev.racetest.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.racetest.scheduler.ExplorationOptions;
import dev.racetest.scheduler.Races;
import dev.racetest.scheduler.Timeouts;
import dev.racetest.scheduler.optouts.OptOut;
import dev.racetest.scheduler.optouts.SuppressionFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
  private static final AtomicReference<ExplorationOptions> SEEN = new AtomicReference<>();

  private static final List<OptOut> DEFAULT_FILE =
      SuppressionFile.readDefault(SettingsTest.class.getClassLoader());

  abstract static class RecordingFixture {
    @RegisterExtension
    static final RaceTestExtension EXTENSION =
        new RaceTestExtension(
            (options, body) -> {
              SEEN.set(options);
              if (options.strategy().equals("chance")) {
                throw new IllegalArgumentException("there is no strategy chance");
              }
              return new Repeating(1).explore(options, body);
            });
  }

  static class PlainFixture extends RecordingFixture {
    @RaceTest
    void plain() {}
  }

  static class FullFixture extends RecordingFixture {
    @RaceTest(
        schedules = 7,
        strategy = "pct",
        seed = -5,
        replay = "token",
        depth = 4,
        maxSteps = 99,
        timeBudget = "2m",
        keepGoing = true,
        timeouts = Timeouts.ANY,
        spuriousWakeups = 2,
        putBackStatics = false,
        strict = true,
        races = Races.REPORT)
    void full() {}
  }

  static class ExhaustiveFixture extends RecordingFixture {
    @RaceTest(strategy = "exhaustive")
    void all() {}
  }

  @Test
  void aSearchOfAllTracesHasOtherDefaults() {
    ExplorationOptions all = options(ExhaustiveFixture.class);
    assertEquals(Integer.MAX_VALUE, all.schedules());
    assertEquals(10_000, all.maxSteps());
    ExplorationOptions given =
        options(ExhaustiveFixture.class, "racetest.maxSteps", "77", "racetest.schedules", "5");
    assertEquals(5, given.schedules());
    assertEquals(77, given.maxSteps());
  }

  private static ExplorationOptions options(Class<?> fixture, String... parameters) {
    SEEN.set(null);
    Fixtures.run(fixture, parameters)
        .testEvents()
        .assertStatistics(stats -> stats.started(1).succeeded(1));
    return SEEN.get();
  }

  @Test
  void nothingGivenMeansTheDefaults() {
    assertEquals(
        ExplorationOptions.of(PlainFixture.class.getName() + ".plain")
            .withProgress(ProgressDisplay.auto())
            .withOptOuts(DEFAULT_FILE),
        options(PlainFixture.class));
  }

  @Test
  void attributesCount() {
    assertEquals(
        ExplorationOptions.of(FullFixture.class.getName() + ".full")
            .withSchedules(7)
            .withStrategy("pct")
            .withSeed(-5)
            .withReplay("token")
            .withDepth(4)
            .withMaxSteps(99)
            .withTimeBudget(Duration.ofMinutes(2))
            .withKeepGoing(true)
            .withTimeouts(Timeouts.ANY)
            .withSpuriousWakeups(2)
            .withPutBackStatics(false)
            .withStrict(true)
            .withRaces(Races.REPORT)
            .withProgress(ProgressDisplay.auto())
            .withOptOuts(DEFAULT_FILE),
        options(FullFixture.class));
  }

  private static final String[] PARAMETERS = {
    "racetest.schedules", " 8 ",
    "racetest.strategy", "random",
    "racetest.seed", "6",
    "racetest.replay", "other",
    "racetest.depth", "5",
    "racetest.maxSteps", "100",
    "racetest.timeBudget", "PT3S",
    "racetest.keepGoing", "true",
    "racetest.timeouts", "late",
    "racetest.spuriousWakeups", "3",
    "racetest.putBackStatics", "false",
    "racetest.strict", "true",
    "racetest.races", "off",
    "racetest.suppressions", "classpath:no-suppressions.txt",
    "racetest.carrier", "platform",
    "racetest.watchdog", "250ms",
    "racetest.progress", "terminal"
  };

  @Test
  void parametersCountWhereTheAnnotationSaysNothing() {
    assertEquals(
        ExplorationOptions.of(PlainFixture.class.getName() + ".plain")
            .withSchedules(8)
            .withStrategy("random")
            .withSeed(6)
            .withReplay("other")
            .withDepth(5)
            .withMaxSteps(100)
            .withTimeBudget(Duration.ofSeconds(3))
            .withKeepGoing(true)
            .withTimeouts(Timeouts.LATE)
            .withSpuriousWakeups(3)
            .withPutBackStatics(false)
            .withStrict(true)
            .withRaces(Races.OFF)
            .withCarrier("platform")
            .withWatchdog(Duration.ofMillis(250))
            .withProgress(ProgressDisplay.TERMINAL),
        options(PlainFixture.class, PARAMETERS));
  }

  @Test
  void attributesComeBeforeParameters() {
    ExplorationOptions options = options(FullFixture.class, PARAMETERS);

    assertEquals(7, options.schedules());
    assertEquals("token", options.replay());
  }

  static class OverloadedFixture extends RecordingFixture {
    @Nested
    class InnerFixture {
      @RaceTest
      void test(TestInfo info) {}
    }
  }

  @Test
  void theNameTellsOverloadedMethodsOfNestedClassesApart() {
    assertEquals(
        OverloadedFixture.InnerFixture.class.getName() + ".test(TestInfo)",
        options(OverloadedFixture.class).name());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "schedules  | 0    | a whole number from 1 to 2147483647 | racetest.schedules=1000",
        "schedules  | many | a whole number from 1 to 2147483647 | racetest.schedules=1000",
        "depth      | -1   | a whole number from 1 to 2147483647 | racetest.depth=3",
        "maxSteps   | 1e9  | a whole number from 1 to 2147483647 | racetest.maxSteps=100000",
        "seed       | abc  | a whole number                      | racetest.seed=42",
        "keepGoing  | yes  | true or false                       | racetest.keepGoing=true",
        "strict     | no   | true or false                       | racetest.strict=true",
        "putBackStatics | 0 | true or false                      | racetest.putBackStatics=true",
        "timeouts   | soon | one of LATE, MIXED, ANY             | racetest.timeouts=ANY",
        "spuriousWakeups | -1 | a whole number from 0 to 2147483647 | racetest.spuriousWakeups=1",
        "races      | no   | one of FAIL, REPORT, OFF            | racetest.races=REPORT",
        "carrier    | bike | one of auto, continuations, platform | racetest.carrier=platform",
        "progress   | loud | one of auto, terminal, log, off       | racetest.progress=off",
        "watchdog   | 0s   | a duration longer than zero: a number with ms, s, m or h, or in"
            + " ISO-8601 format | racetest.watchdog=10s",
        "timeBudget | 10   | a duration longer than zero: a number with ms, s, m or h, or in"
            + " ISO-8601 format | racetest.timeBudget=10s",
      })
  void aWrongParameterIsNamedWithWhatIsAllowedAndAnExample(
      String name, String value, String allowed, String example) {
    assertWrong(
        PlainFixture.class,
        "The configuration parameter racetest.%s must be %s, but was \"%s\". Example: %s"
            .formatted(name, allowed, value, example),
        "racetest." + name,
        value);
  }

  static class WrongSchedulesFixture extends RecordingFixture {
    @RaceTest(schedules = 0)
    void test() {}
  }

  static class WrongBudgetFixture extends RecordingFixture {
    @RaceTest(timeBudget = "soon")
    void test() {}
  }

  static class WrongStrategyFixture extends RecordingFixture {
    @RaceTest(strategy = "chance")
    void test() {}
  }

  @Test
  void aWrongAttributeIsNamedWithWhatIsAllowedAndAnExample() {
    assertWrong(
        WrongSchedulesFixture.class,
        "The attribute schedules of @RaceTest must be a whole number from 1 to 2147483647, but was"
            + " \"0\". Example: @RaceTest(schedules = 1000)");
    assertWrong(
        WrongBudgetFixture.class,
        "The attribute timeBudget of @RaceTest must be a duration longer than zero: a number with"
            + " ms, s, m or h, or in ISO-8601 format, but was \"soon\". Example:"
            + " @RaceTest(timeBudget = \"10s\")");
  }

  @Test
  void whatTheEngineRefusesIsNamedToo() {
    assertWrong(
        WrongStrategyFixture.class,
        "The attribute strategy of @RaceTest is \"chance\": there is no strategy chance");
  }

  @Test
  void aWrongSuppressionFileIsNamedWithLineAndExample(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("races.txt"), "\ncom.acme.Cache.hits\n");
    assertWrong(
        PlainFixture.class,
        """
        The configuration parameter racetest.suppressions is "%1$s": %1$s, line 2: \
        "com.acme.Cache.hits" has no colon, and so no reason
          A right line: com.acme.Cache.hits: counted for statistics only
          (the class as Class.getName gives it, so nested ones as Outer$Inner; a dot; the field; \
        a colon; the reason)"""
            .formatted(file),
        "racetest.suppressions",
        file.toString());
  }

  @Test
  void aSuppressionFileThatIsNotThereIsNamed() {
    assertWrong(
        PlainFixture.class,
        "The configuration parameter racetest.suppressions is \"classpath:nowhere.txt\": there is no"
            + " resource \"nowhere.txt\" on the class path. Right are a path, or a resource such as"
            + " classpath:racetest-suppressions.txt",
        "racetest.suppressions",
        "classpath:nowhere.txt");
  }

  private static void assertWrong(Class<?> fixture, String message, String... parameters) {
    Throwable thrown = Fixtures.thrown(Fixtures.run(fixture, parameters));

    assertInstanceOf(ExtensionConfigurationException.class, thrown);
    assertEquals(message, thrown.getMessage());
  }
}
