package dev.racetest.junit;

import static dev.racetest.junit.Fixtures.say;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.racetest.scheduler.Coverage;
import dev.racetest.scheduler.DepthBound;
import dev.racetest.scheduler.ExplorationResult;
import dev.racetest.scheduler.Occurrences;
import dev.racetest.scheduler.RaceTestError;
import dev.racetest.scheduler.Summary;
import dev.racetest.scheduler.replay.ForeignTokenException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EventType;
import org.opentest4j.TestAbortedException;

class VerdictTest {
  static class PassingFixture {
    @RegisterExtension static final RaceTestExtension EXTENSION = Repeating.extension(3);

    @RaceTest
    void test() {}
  }

  static class FailingFixture {
    @RegisterExtension static final RaceTestExtension EXTENSION = Repeating.extension(3);
    static final AssertionError THROWN = new AssertionError("lost update");

    @RaceTest
    void test() {
      say("test");
      throw THROWN;
    }
  }

  @Test
  void aGreenTestPublishesItsFigures() {
    EngineExecutionResults results = Fixtures.run(PassingFixture.class);

    results.testEvents().assertStatistics(stats -> stats.started(1).succeeded(1));
    assertEquals(Map.of("racetest.schedules", "3", "racetest.elapsed", "7 ms"), entries(results));
  }

  static class WorthFixture {
    @RegisterExtension
    static final RaceTestExtension EXTENSION =
        new RaceTestExtension((options, body) -> passed(options.name()));

    @RaceTest
    void test() {}

    private static ExplorationResult passed(String name) {
      Coverage coverage = new Coverage(290, true, List.of(new DepthBound(2, 90, 3, 12)));
      Duration elapsed = Duration.ofMillis(7);
      Summary summary =
          new Summary(name, "auto", 1L, 300, 300, 0, 41, 29, elapsed, coverage, Occurrences.NONE);
      return new ExplorationResult(summary, List.of(), "", 0L, "", List.of(), Optional.empty());
    }
  }

  @Test
  void aGreenTestPublishesWhatItIsWorth() {
    EngineExecutionResults results = Fixtures.run(WorthFixture.class);

    Map<String, String> entries = entries(results);
    assertEquals("41", entries.get("racetest.traces"));
    assertEquals("0.1", entries.get("racetest.unseen"));
    assertEquals(
        "300 schedules, 41 distinct traces; one more schedule drawn in the same way shows a new one"
            + " with an estimated probability of 10 % (Good-Turing)",
        entries.get("racetest.worth"));
    assertEquals(
        "a bug of depth 2 would have been missed with probability at most 0.08 (90 schedules), by"
            + " PCT with 3 tasks and 12 decisions",
        entries.get("racetest.bounds"));
  }

  @Test
  void aFailureIsTheReportWithTheUntouchedExceptionAsCause() {
    EngineExecutionResults results = Fixtures.run(FailingFixture.class);

    results.testEvents().assertStatistics(stats -> stats.started(1).failed(1));
    Throwable thrown = Fixtures.thrown(results);
    assertInstanceOf(RaceTestError.class, thrown);
    assertEquals("the report with " + Repeating.TOKEN, thrown.getMessage());
    assertSame(FailingFixture.THROWN, thrown.getCause());
    assertEquals(List.of("test"), Fixtures.said());
    assertEquals(Repeating.TOKEN, entries(results).get("racetest.token"));
  }

  private static Map<String, String> entries(EngineExecutionResults results) {
    return results
        .testEvents()
        .filter(event -> event.getType() == EventType.REPORTING_ENTRY_PUBLISHED)
        .flatMap(
            event ->
                event.getRequiredPayload(ReportEntry.class).getKeyValuePairs().entrySet().stream())
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  static class NeverFixture {
    @RegisterExtension static final RaceTestExtension EXTENSION = Repeating.extension(3);

    @RaceTest
    void test() {
      say("test");
      assumeTrue(false, "not on this machine");
    }
  }

  @Test
  void anAssumptionThatFailsAtOnceAbortsTheTest() {
    EngineExecutionResults results = Fixtures.run(NeverFixture.class);

    results.testEvents().assertStatistics(stats -> stats.started(1).aborted(1));
    assertTrue(Fixtures.thrown(results).getMessage().contains("not on this machine"));
    assertEquals(List.of("test"), Fixtures.said());
  }

  static class SometimesFixture {
    @RegisterExtension static final RaceTestExtension EXTENSION = Repeating.extension(3);

    @RaceTest
    void test() {
      say("test");
      assumeTrue(Fixtures.said().size() != 2);
    }
  }

  @Test
  void anAssumptionThatFailsLaterJustEndsItsExecution() {
    EngineExecutionResults results = Fixtures.run(SometimesFixture.class);

    results.testEvents().assertStatistics(stats -> stats.started(1).succeeded(1));
    assertEquals(List.of("test", "test", "test"), Fixtures.said());
  }

  abstract static class ForeignFixture {
    @RegisterExtension
    static final RaceTestExtension EXTENSION =
        new RaceTestExtension(
            (options, body) -> {
              throw new ForeignTokenException(options.name());
            });
  }

  static class ForeignParameterFixture extends ForeignFixture {
    @RaceTest
    void test() {}
  }

  static class ForeignAttributeFixture extends ForeignFixture {
    @RaceTest(replay = "token")
    void test() {}
  }

  @Test
  void aForeignTokenOfTheParameterAbortsTheTest() {
    EngineExecutionResults results =
        Fixtures.run(ForeignParameterFixture.class, "racetest.replay", "token");

    results.testEvents().assertStatistics(stats -> stats.started(1).aborted(1));
    Throwable thrown = Fixtures.thrown(results);
    assertInstanceOf(TestAbortedException.class, thrown);
    assertEquals("skipped: the replay token is for another test", thrown.getMessage());
  }

  @Test
  void aForeignTokenOfTheAnnotationFailsTheTest() {
    Throwable thrown = Fixtures.thrown(Fixtures.run(ForeignAttributeFixture.class));

    assertInstanceOf(ExtensionConfigurationException.class, thrown);
    assertTrue(
        thrown.getMessage().startsWith("The attribute replay of @RaceTest is \"token\": "),
        thrown.getMessage());
  }

  static class UninstrumentedFixture {
    @RegisterExtension
    static final RaceTestExtension EXTENSION =
        new RaceTestExtension(
            (options, body) -> {
              throw new IllegalStateException("no agent, because");
            });

    @RaceTest
    void test() {}
  }

  @Test
  void withoutInstrumentationTheTestFailsAndSaysWhy() {
    EngineExecutionResults results = Fixtures.run(UninstrumentedFixture.class);

    results.testEvents().assertStatistics(stats -> stats.started(1).failed(1));
    assertEquals("no agent, because", Fixtures.thrown(results).getMessage());
  }
}
