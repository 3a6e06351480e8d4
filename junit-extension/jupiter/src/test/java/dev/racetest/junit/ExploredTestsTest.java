package dev.racetest.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.racetest.fixtures.all.OrdinaryFixture;
import dev.racetest.fixtures.all.UnexplorableFixture;
import dev.racetest.scheduler.RaceTestError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.Event;

/** {@code racetest.all=explore}: tests that are no race tests. */
class ExploredTestsTest {
  private static Map<String, TestExecutionResult> ordinary;
  private static List<String> linesOfOrdinary;

  private static Map<String, TestExecutionResult> explore(Class<?> fixture, String... parameters) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "junit.jupiter.extensions.autodetection.enabled",
                "true",
                "racetest.all",
                "explore",
                "racetest.schedules",
                "20"));
    all.addAll(List.of(parameters));
    Map<String, TestExecutionResult> results = new TreeMap<>();
    for (Event event :
        Fixtures.run(fixture, all.toArray(String[]::new)).testEvents().finished().list()) {
      TestExecutionResult result = event.getRequiredPayload(TestExecutionResult.class);
      results.put(event.getTestDescriptor().getDisplayName(), result);
    }
    return results;
  }

  @BeforeAll
  static void exploreOrdinaryTests() {
    TestsRunOnce.lines();
    ordinary =
        explore(
            OrdinaryFixture.class, "racetest.all.exclude", "*.OrdinaryFixture.isExcludedByName");
    linesOfOrdinary = TestsRunOnce.lines();
  }

  private static Throwable thrown(Map<String, TestExecutionResult> results, String test) {
    return results
        .get(test)
        .getThrowable()
        .orElseThrow(() -> new AssertionError(test + " has passed"));
  }

  private static List<String> failed(Map<String, TestExecutionResult> results) {
    return results.entrySet().stream()
        .filter(test -> test.getValue().getStatus() == TestExecutionResult.Status.FAILED)
        .map(Map.Entry::getKey)
        .toList();
  }

  @Test
  void testsFailForWhatTheirSchedulesShow() {
    assertEquals(
        List.of(
            "1",
            "failsAndIsRacy()",
            "failsWithOneThread()",
            "hasRacyTasks()",
            "isRaceTest()",
            "isRacy()",
            "isRacyAfter()",
            "isRacyBefore()",
            "isRacyInside()",
            "repetition 1 of 2",
            "repetition 2 of 2"),
        failed(ordinary));
    for (String test : List.of("isRacy()", "isRacyBefore()", "isRacyAfter()", "1")) {
      String message = assertInstanceOf(RaceTestError.class, thrown(ordinary, test)).getMessage();
      assertTrue(message.startsWith("DATA RACE on OrdinaryFixture$Counter.count"), message);
      assertTrue(message.contains("It takes -Dracetest.all=explore, too."), message);
    }
  }

  @Test
  void aFailureOfOneThreadIsAsItAlwaysWas() {
    Throwable thrown = thrown(ordinary, "failsWithOneThread()");
    assertEquals(org.opentest4j.AssertionFailedError.class, thrown.getClass());
    assertEquals("as it always did", thrown.getMessage());
  }

  @Test
  void testsWithOneThreadAndExcludedOnesAreRunOnce() {
    String fixture = "dev.racetest.fixtures.all.OrdinaryFixture.";
    assertTrue(
        linesOfOrdinary.contains("2 tests run once, not explored (one thread only)"),
        linesOfOrdinary::toString);
    assertTrue(
        linesOfOrdinary.stream()
            .anyMatch(
                line ->
                    line.startsWith("2 tests run once, not explored (excluded): ")
                        && line.contains(fixture + "isExcluded()")
                        && line.contains(fixture + "isExcludedByName()")),
        linesOfOrdinary::toString);
    assertTrue(
        linesOfOrdinary.contains(
            "1 test run once, not explored (dynamic tests): " + fixture + "makesTests()"),
        linesOfOrdinary::toString);
  }

  @Test
  void aTokenBringsTheFailureBack() {
    String message = thrown(ordinary, "isRacy()").getMessage();
    String token = message.replaceAll("(?s).*-Dracetest.replay=(\\S+).*", "$1");
    Map<String, TestExecutionResult> again =
        explore(OrdinaryFixture.class, "racetest.replay", token);
    assertTrue(
        thrown(again, "isRacy()").getMessage().startsWith("DATA RACE on OrdinaryFixture$Counter"));
    assertEquals(TestExecutionResult.Status.ABORTED, again.get("isSafe()").getStatus());
  }

  @Test
  void whatSaysNothingOfSchedulesIsRunOnce() {
    TestsRunOnce.lines();
    Map<String, TestExecutionResult> results =
        explore(UnexplorableFixture.class, "racetest.watchdog", "1s");
    List<String> lines = TestsRunOnce.lines();
    assertEquals(List.of(), failed(results), lines::toString);
    assertEquals(
        List.of("1", "blocksInASocket()", "doesNotRepeat()", "keepsInstance()"),
        List.copyOf(results.keySet()));
    assertTrue(
        lines.stream().anyMatch(line -> line.contains("(outside control: ")), lines::toString);
    assertTrue(
        lines.stream().anyMatch(line -> line.contains("(NOT REPEATABLE: ")), lines::toString);
    assertTrue(
        lines.stream().anyMatch(line -> line.contains("(one instance for all tests")),
        lines::toString);
    assertTrue(
        lines.stream().anyMatch(line -> line.contains("(arguments that executions would share)")),
        lines::toString);
  }
}
