package dev.racetest.junit;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import dev.racetest.fixtures.CounterFixture;
import dev.racetest.fixtures.DeadlockFixture;
import dev.racetest.fixtures.ForeignTokenFixture;
import dev.racetest.fixtures.SurroundingsFixture;
import dev.racetest.scheduler.Finding;
import dev.racetest.scheduler.RaceTestError;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

/** The extension with the engine behind it. */
class RealExplorationTest {
  private static EngineExecutionResults run(Class<?> fixture, String method) {
    return EngineTestKit.engine("junit-jupiter")
        .selectors(selectMethod(fixture, method))
        .configurationParameter("racetest.corpus", "off")
        .execute();
  }

  private static RaceTestError failure(EngineExecutionResults results) {
    return assertInstanceOf(RaceTestError.class, Fixtures.thrown(results));
  }

  @Test
  void aLostUpdateIsOneFailedTestAndAGuardedCounterOneThatPasses() {
    EngineExecutionResults results = Fixtures.run(CounterFixture.class);

    results.testEvents().assertStatistics(stats -> stats.started(2).succeeded(1).failed(1));
  }

  @Test
  void theReportNamesTheRaceAndTheToken() {
    RaceTestError error = failure(run(CounterFixture.class, "losesUpdates"));

    assertTrue(error.result().found(Finding.Kind.DATA_RACE), error.getMessage());
    assertTrue(error.getMessage().contains(error.result().token()), error.getMessage());
  }

  @Test
  void theTokenAsAParameterReplaysItsTestAndSkipsTheOther() {
    RaceTestError first = failure(run(CounterFixture.class, "losesUpdates"));

    EngineExecutionResults results =
        Fixtures.run(CounterFixture.class, "racetest.replay", first.result().token());

    results.testEvents().assertStatistics(stats -> stats.started(2).aborted(1).failed(1));
    RaceTestError again =
        results.testEvents().failed().stream()
            .map(event -> event.getRequiredPayload(TestExecutionResult.class))
            .map(result -> (RaceTestError) result.getThrowable().orElseThrow())
            .findFirst()
            .orElseThrow();
    assertAll(
        () -> assertEquals(1, again.result().executions()),
        () -> assertEquals(first.result().eventHash(), again.result().eventHash()),
        () -> assertEquals(first.result().token(), again.result().token()));
  }

  @Test
  void aTokenOrStrategyThatDoesNotExistIsNamed() {
    assertEquals(
        "The attribute replay of @RaceTest is \"not a token\": ",
        start(run(ForeignTokenFixture.class, "brokenToken"), "not a token\": "));
    assertEquals(
        "The attribute strategy of @RaceTest is \"coin-tossing\": ",
        start(run(ForeignTokenFixture.class, "unknownStrategy"), "coin-tossing\": "));
  }

  private static String start(EngineExecutionResults results, String end) {
    String message = Fixtures.thrown(results).getMessage();
    int position = message.indexOf(end);
    return position < 0 ? message : message.substring(0, position + end.length());
  }

  @Test
  void theSurroundingsOfTheTestAreTheUsualOnes() {
    Fixtures.run(SurroundingsFixture.class)
        .testEvents()
        .assertStatistics(stats -> stats.started(3).succeeded(3));
  }

  @Test
  void noDirectoryIsLeftOfADeadlock() {
    DeadlockFixture.DIRECTORIES.clear();

    RaceTestError error = failure(Fixtures.run(DeadlockFixture.class));

    assertTrue(error.result().found(Finding.Kind.DEADLOCK), error.getMessage());
    assertFalse(DeadlockFixture.DIRECTORIES.isEmpty());
    for (Path directory : DeadlockFixture.DIRECTORIES) {
      assertFalse(Files.exists(directory), directory.toString());
    }
  }

  @Test
  void raceTestsInParallelDoNotDisturbEachOther() {
    EngineExecutionResults results =
        Fixtures.run(
            CounterFixture.class,
            "junit.jupiter.execution.parallel.enabled",
            "true",
            "junit.jupiter.execution.parallel.mode.default",
            "concurrent",
            "junit.jupiter.execution.parallel.config.strategy",
            "fixed",
            "junit.jupiter.execution.parallel.config.fixed.parallelism",
            "2");

    results.testEvents().assertStatistics(stats -> stats.started(2).succeeded(1).failed(1));
  }
}
