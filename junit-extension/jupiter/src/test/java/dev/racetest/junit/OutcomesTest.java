package dev.racetest.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import dev.racetest.fixtures.OutcomesFixture;
import dev.racetest.scheduler.RaceTestError;
import dev.racetest.scheduler.RaceTests;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.opentest4j.AssertionFailedError;

/** Race tests that say which outcomes there have to be. */
class OutcomesTest {
  private static EngineExecutionResults run(String method, String... replay) {
    EngineTestKit.Builder builder =
        EngineTestKit.engine("junit-jupiter")
            .selectors(selectMethod(OutcomesFixture.class, method))
            .configurationParameter("racetest.corpus", "off")
            .configurationParameter("racetest.reports", "off");
    for (String token : replay) {
      builder.configurationParameter("racetest.replay", token);
    }
    return builder.execute();
  }

  private static AssertionFailedError failure(String method, String... replay) {
    return assertInstanceOf(AssertionFailedError.class, Fixtures.thrown(run(method, replay)));
  }

  private static void assertContains(String part, String text) {
    assertTrue(text.contains(part), text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"hasThree", "isASample", "looksBeforeTheOthersHaveEnded"})
  void theRightOutcomesPass(String method) {
    run(method).testEvents().assertStatistics(stats -> stats.succeeded(1).failed(0));
  }

  @Test
  void otherOutcomesFailWithAToken() {
    AssertionFailedError failure = failure("hasOthers");

    String message = failure.getMessage();
    assertTrue(
        message.startsWith(
            "expected the outcomes \"0, 0\" | \"0, 1\" | \"1, 0\", but\n"
                + "  unexpected: \"1, 1\", seen in 1 trace\n"
                + "      Replay:  -Dracetest.replay="),
        message);
    assertContains("\n  missing: \"0, 0\", which no trace has\n", message);
    assertContains("\nall 3 traces explored: no failure (3 complete,", message);
    assertContains(
        "\nall outcomes: \"0, 1\" in 1 trace, \"1, 0\" in 1 trace, \"1, 1\" in 1 trace", message);
    assertEquals("0, 0\n0, 1\n1, 0", failure.getExpected().getValue());
    assertEquals("0, 1\n1, 0\n1, 1", failure.getActual().getValue());
  }

  @Test
  void theTokenOfAnUnexpectedOutcomeShowsHowItComesAbout() {
    Matcher token =
        Pattern.compile("-Dracetest\\.replay=(\\S+)").matcher(failure("hasOthers").getMessage());
    assertTrue(token.find());

    String message = failure("hasOthers", token.group(1)).getMessage();
    assertContains("unexpected: \"1, 1\", seen in 1 execution\n", message);
    assertContains("\nthe outcome of the replayed execution: \"1, 1\" in 1 execution\n", message);
    assertContains("writes (volatile) OutcomesFixture.x 0 -> 1", message);
    assertTrue(!message.contains("missing"), message);
    run("hasThree", token.group(1)).testEvents().assertStatistics(stats -> stats.aborted(1));
  }

  @Test
  void aSearchThatDoesNotComeToItsEndSaysSo() {
    String others = failure("doesNotComeToItsEnd").getMessage();
    assertContains("missing: \"0, 0\", not seen in the traces that were explored\n", others);
    assertContains("  the search did not come to its end: there may be other outcomes\n", others);
    String expected = failure("hasOnlyExpectedOnesSoFar").getMessage();
    assertContains(
        "but\n  these were seen, but the search did not come to its end: there may be", expected);
  }

  @Test
  void aSampleMayLackOutcomes() {
    String message = failure("isASampleThatLacksOne").getMessage();
    assertContains("missing: \"0, 0\", not seen in this sample of schedules; an exhaust", message);
    assertTrue(!message.contains("unexpected"), message);
  }

  @Test
  void outcomesHaveToBeRecorded() {
    String message = failure("recordsNothing").getMessage();
    assertContains("but\n  nothing was recorded: call RaceTests.outcome(...)", message);
  }

  @Test
  void onlyTheBodyRecords() {
    Throwable thrown = Fixtures.thrown(run("recordsInAThread"));
    assertContains(
        "RaceTests.outcome was called in thread \"body 1\"; call it in the test body",
        assertInstanceOf(RaceTestError.class, thrown).getMessage().replaceAll("\\s+", " "));
  }

  @Test
  void outsideOfARaceTestThereIsNoOutcome() {
    String message =
        assertThrows(IllegalStateException.class, () -> RaceTests.outcome(1)).getMessage();
    assertEquals("RaceTests.outcome is for the body of a race test, and none is running", message);
  }
}
