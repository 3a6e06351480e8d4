package dev.racetest.junit;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import dev.racetest.fixtures.EndedWorkersFixture;
import dev.racetest.fixtures.WorkersFixture;
import dev.racetest.fixtures.WorkersInvocationsFixture;
import dev.racetest.scheduler.ExplorationResult;
import dev.racetest.scheduler.Finding;
import dev.racetest.scheduler.RaceTestError;
import dev.racetest.scheduler.Summary;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.Events;

/**
 * Explorations on several JVMs. Each JVM takes a second to start, and the third run of these tests,
 * with real threads on the newest JDK, would show nothing that the first and the second do not.
 */
@DisabledIfSystemProperty(named = "racetest.carrier", matches = "platform")
class WorkersTest {
  /** Runs a test; without a head start, each worker has a block before this JVM has one. */
  private static Events run(DiscoverySelector test, String... parameters) {
    EngineTestKit.Builder builder =
        EngineTestKit.engine("junit-jupiter")
            .selectors(test)
            .configurationParameter("racetest.reports", "off")
            .configurationParameter("racetest.workersAfter", "0");
    for (int i = 0; i < parameters.length; i += 2) {
      builder.configurationParameter(parameters[i], parameters[i + 1]);
    }
    EngineExecutionResults results = builder.execute();
    return results.testEvents();
  }

  private static Events run(Class<?> fixture, String method, String... parameters) {
    return run(selectMethod(fixture, method), parameters);
  }

  private static List<Throwable> thrown(Events events) {
    return events.failed().stream()
        .map(event -> event.getRequiredPayload(TestExecutionResult.class))
        .map(result -> result.getThrowable().orElseThrow())
        .toList();
  }

  private static ExplorationResult failure(Events events) {
    List<Throwable> thrown = thrown(events);
    assertEquals(1, thrown.size(), thrown::toString);
    return assertInstanceOf(RaceTestError.class, thrown.get(0)).result();
  }

  /** What tests have said, less the time that they took. */
  private static List<Map<String, String>> said(Events events) {
    List<Map<String, String>> said = new ArrayList<>();
    for (Event event : events.reportingEntryPublished().list()) {
      Map<String, String> entries =
          new TreeMap<>(event.getRequiredPayload(ReportEntry.class).getKeyValuePairs());
      entries.remove("racetest.elapsed");
      said.add(entries);
    }
    return said;
  }

  private static void assertEqual(ExplorationResult expected, ExplorationResult actual) {
    Summary one = expected.summary();
    Summary other = actual.summary();
    assertAll(
        () -> assertEquals(expected.report(), actual.report()),
        () -> assertEquals(expected.token(), actual.token()),
        () -> assertEquals(expected.eventHash(), actual.eventHash()),
        () -> assertEquals(expected.notes(), actual.notes()),
        () -> assertEquals(told(expected), told(actual)),
        () -> assertEquals(one.executions(), other.executions()),
        () -> assertEquals(one.failing(), other.failing()),
        () -> assertEquals(one.traces(), other.traces()),
        () -> assertEquals(one.once(), other.once()),
        () -> assertEquals(one.coverage(), other.coverage()),
        () -> assertEquals(one.occurrences(), other.occurrences()),
        () -> assertEquals(one.outcomes(), other.outcomes()));
  }

  private static List<Finding> told(ExplorationResult result) {
    return result.findings().stream()
        .map(
            found ->
                new Finding(
                    found.kind(),
                    found.headline(),
                    found.identity(),
                    found.report(),
                    found.details(),
                    found.seen(),
                    found.token(),
                    Optional.empty()))
        .toList();
  }

  @Test
  void theSameIsFoundByOneTwoAndThree() {
    for (String seed : List.of("1", "6")) {
      Events alone =
          run(
              WorkersFixture.class,
              "failsInARareOrder",
              "racetest.workers",
              "1",
              "racetest.seed",
              seed);
      ExplorationResult found = failure(alone);
      // Otherwise the block that decides is one that the JVM of the test has at once.
      assertTrue(found.executions() > 400, found.report());
      String others = seed.equals("1") ? "3" : "2";
      Events divided =
          run(
              WorkersFixture.class,
              "failsInARareOrder",
              "racetest.workers",
              others,
              "racetest.seed",
              seed);
      assertEqual(found, failure(divided));
      assertEquals(said(alone), said(divided));
    }
  }

  @Test
  void theFiguresOfAPassedTestAreTheSameAndWhatWorkersPrintIsSeen() {
    Events alone = run(WorkersFixture.class, "passes", "racetest.workers", "1");
    PrintStream out = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    Events divided;
    try (PrintStream kept = new PrintStream(printed)) {
      System.setOut(kept);
      divided = run(WorkersFixture.class, "passes", "racetest.workers", "3");
    } finally {
      System.setOut(out);
    }
    assertEquals("1500", said(alone).get(0).get("racetest.schedules"));
    assertEquals(said(alone), said(divided));
    assertEquals(
        List.of("[worker 2] hello", "[worker 3] hello", "hello"),
        printed.toString().lines().filter(line -> line.endsWith("hello")).sorted().toList());
  }

  /** From JUnit 5.13 on; before, there is no such annotation, and so it is not on the class. */
  @Test
  void aWorkerHasTheArgumentsOfTheInvocation() {
    assumeTrue(WorkersInvocationsFixture.class.getAnnotations().length == 2);
    Events alone = run(selectClass(WorkersInvocationsFixture.class), "racetest.workers", "1");
    Events divided = run(selectClass(WorkersInvocationsFixture.class), "racetest.workers", "2");

    divided.assertStatistics(stats -> stats.started(2).succeeded(1).failed(1));
    assertEqual(failure(alone), failure(divided));
    assertEquals(said(alone), said(divided));
  }

  @Test
  void whatWorkersFindIsReplayedByItsTokenAndByItsBlock() {
    ExplorationResult found =
        failure(run(WorkersFixture.class, "failsInARareOrder", "racetest.workers", "2"));

    ExplorationResult again =
        failure(run(WorkersFixture.class, "failsInARareOrder", "racetest.replay", found.token()));
    assertEquals(found.eventHash(), again.eventHash());
    assertEquals(found.token(), again.token());
    assertEquals(found.findings().get(0).report(), again.findings().get(0).report(), again::report);
    assertEquals(1, again.executions());

    ExplorationResult alone =
        failure(run(WorkersFixture.class, "failsInARareOrder", "racetest.range", "801-1000"));
    assertEquals(found.token(), alone.token());
    assertEquals(found.executions() - 800, alone.executions());
  }

  @Test
  void theEndOfAWorkerIsAFailureOfItsBlock() {
    ExplorationResult ended =
        failure(run(EndedWorkersFixture.Dies.class, "dies", "racetest.workers", "2"));

    assertTrue(ended.found(Finding.Kind.JVM_ENDED), ended.report());
    assertEquals(
        """
        JVM ENDED: worker 2 ended while it ran block 1, schedules 1 to 100 (exit status 42)
          The code under test has ended it, or it was ended from outside, for example for want of memory.
          To run the same schedules in the JVM of the test: -Dracetest.range=1-100
          It said last:
              these are my last words
        """,
        ended.report());
    assertEquals("", ended.token());
  }

  @Test
  void aWorkerThatCannotBeginIsDoneWithout() {
    Events events = run(EndedWorkersFixture.CannotBegin.class, "passes", "racetest.workers", "2");

    events.assertStatistics(stats -> stats.started(1).succeeded(1));
    assertEquals("300", said(events).get(0).get("racetest.schedules"));
  }

  /** The test's own JVM waits for its first block if it has no head start. */
  @Test
  @Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void aWorkerThatCannotBeginIsNotWaitedFor() {
    Events events =
        run(
            EndedWorkersFixture.CannotBegin.class,
            "passes",
            "racetest.workers",
            "2",
            "racetest.workersAfter",
            "0");

    events.assertStatistics(stats -> stats.started(1).succeeded(1));
    assertEquals("300", said(events).get(0).get("racetest.schedules"));
  }

  /** It is busy without end, and nobody is left to tell it that it is not wanted any more. */
  @Test
  @Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void aWorkerEndsWithTheJvmThatHasStartedIt() throws Exception {
    Process jvm =
        new TestJvm(EndedWorkersFixture.Endless.class)
            .withAgent("")
            .withParameter("racetest.workers", "2")
            .withParameter("racetest.workersAfter", "0")
            .withParameter("racetest.watchdog", "1h")
            .start();
    try {
      awaitLine(jvm.inputReader(), "[worker 2] inside");
      List<ProcessHandle> workers = jvm.descendants().toList();
      assertEquals(1, workers.size());
      jvm.destroyForcibly().waitFor();
      workers.get(0).onExit().get(60, TimeUnit.SECONDS);
    } finally {
      jvm.descendants().forEach(ProcessHandle::destroyForcibly);
      jvm.destroyForcibly();
    }
  }

  private static void awaitLine(BufferedReader from, String wanted) throws IOException {
    List<String> lines = new ArrayList<>();
    for (String line = from.readLine(); line != null; line = from.readLine()) {
      lines.add(line);
      if (line.equals(wanted)) {
        return;
      }
    }
    throw new AssertionError(wanted + " was not printed, but " + lines);
  }

  static class WrongFixture {
    @RaceTest(workers = -1)
    void tooFew() {}
  }

  static class ExhaustiveFixture {
    @RaceTest(workers = 2, strategy = "exhaustive")
    void all() {}
  }

  private static String message(Class<?> fixture, String method, String... parameters) {
    return thrown(run(fixture, method, parameters)).get(0).getMessage();
  }

  @Test
  void wrongValuesAreNamed() {
    assertEquals(
        "The attribute workers of @RaceTest must be a whole number from 0 to 256, but was \"-1\"."
            + " Example: @RaceTest(workers = 4)",
        message(WrongFixture.class, "tooFew"));
    assertEquals(
        "The configuration parameter racetest.workers must be auto or a whole number from 0 to 256,"
            + " but was \"many\". Example: racetest.workers=4",
        message(WorkersFixture.class, "passes", "racetest.workers", "many"));
    assertEquals(
        "The configuration parameter racetest.range must be the numbers of the first and the last"
            + " schedule, from 1 on, but was \"9-3\". Example: racetest.range=1201-1400",
        message(WorkersFixture.class, "passes", "racetest.range", "9-3"));
    assertEquals(
        "The attribute workers of @RaceTest is \"2\": an exhaustive search is not divided by it,"
            + " but by racetest-nightly (docs/nightly.md); leave it out, or choose another"
            + " strategy. Example: @RaceTest(workers = 2, strategy = \"auto\")",
        message(ExhaustiveFixture.class, "all"));
  }
}
