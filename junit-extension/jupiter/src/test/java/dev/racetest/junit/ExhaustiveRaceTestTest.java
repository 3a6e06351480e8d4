package dev.racetest.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import dev.racetest.fixtures.ExhaustiveFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.opentest4j.AssertionFailedError;

/** Race tests that visit every trace. */
class ExhaustiveRaceTestTest {
  private static EngineExecutionResults run(String method) {
    return EngineTestKit.engine("junit-jupiter")
        .selectors(selectMethod(ExhaustiveFixture.class, method))
        .configurationParameter("racetest.corpus", "off")
        .configurationParameter("racetest.reports", "off")
        .execute();
  }

  private static <T extends Throwable> String message(Class<T> type, String method) {
    return assertInstanceOf(type, Fixtures.thrown(run(method))).getMessage();
  }

  @ParameterizedTest
  @ValueSource(strings = {"hasThree", "hasTwoWithoutPreemptions"})
  void theRightNumberOfTracesPasses(String method) {
    run(method).testEvents().assertStatistics(stats -> stats.succeeded(1).failed(0));
  }

  @Test
  void anotherNumberOfTracesFails() {
    AssertionFailedError failure =
        assertInstanceOf(AssertionFailedError.class, Fixtures.thrown(run("hasNotFour")));

    assertEquals(4L, failure.getExpected().getValue());
    assertEquals(3L, failure.getActual().getValue());
    assertTrue(
        failure.getMessage().contains("all 3 traces explored: no failure"), failure.getMessage());
    assertTrue(
        failure.getMessage().contains("\nassuming: executions are sequentially consistent\n"),
        failure.getMessage());
  }

  @Test
  void aSearchThatDoesNotComeToItsEndFails() {
    String message = message(AssertionFailedError.class, "doesNotComeToItsEnd");

    assertTrue(message.contains("not all traces explored: 2 so far"), message);
  }

  @Test
  void tracesAreExpectedOnlyOfASearchOfAllTraces() {
    String message = message(ExtensionConfigurationException.class, "isNoSearchOfAllTraces");

    assertTrue(message.contains("@RaceTest(strategy = \"exhaustive\", expectTraces = 3)"), message);
  }

  @Test
  void aBoundForPreemptionsIsForASearchOfAllTraces() {
    String message = message(ExtensionConfigurationException.class, "hasABoundForNothing");

    assertTrue(message.contains("use strategy \"exhaustive\""), message);
  }
}
