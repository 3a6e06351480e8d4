package dev.racetest.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.racetest.fixtures.kit.BrokenFixture;
import dev.racetest.fixtures.kit.CounterFixture;
import dev.racetest.fixtures.kit.NestingFixture;
import dev.racetest.fixtures.kit.OutcomesFixture;
import dev.racetest.fixtures.kit.SeenTests;
import dev.racetest.scheduler.ExplorationOptions;
import dev.racetest.scheduler.Finding.Kind;
import dev.racetest.scheduler.RaceTestError;
import dev.racetest.scheduler.RaceTests;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

class RaceTestKitTest {
  @Test
  void aClassIsRunAndEachTestIsAValue() {
    KitResult result = RaceTestKit.run(CounterFixture.class);

    result
        .test("losesUpdates")
        .failed()
        .hasFinding(Kind.DATA_RACE)
        .on("Counter.racy")
        .reporting("CounterFixture.java:25")
        .and()
        .hasFinding(Kind.EXCEPTION)
        .causedBy(AssertionError.class)
        .and()
        .hasNoFinding(Kind.DEADLOCK)
        .replays();
    result.test("losesNone").passed().hasNoFinding(Kind.DATA_RACE);
    assertEquals(20, result.test("losesNone").exploration().executions());
    result.test("losesUpdatesToo").failed();
    assertEquals(
        List.of("losesNone", "losesUpdates", "losesUpdatesToo"),
        List.copyOf(new TreeSet<>(result.tests().stream().map(TestResult::name).toList())));
  }

  @Test
  void oneMethodIsRunAndThrowsTheErrorThatHasTheResult() {
    TestResult test = RaceTestKit.run(CounterFixture.class, "losesUpdates");

    RaceTestError error = (RaceTestError) test.thrown().orElseThrow();
    assertSame(error.result(), test.exploration());
    assertEquals(1, RaceTestKit.of(CounterFixture.class).method("losesNone").run().tests().size());
  }

  @Test
  void everyOutcomeIsTold() {
    KitResult result = RaceTestKit.run(OutcomesFixture.class);

    result.test("isOrdinary").passed();
    result.test("isDisabled").skipped();
    result.test("assumesTooMuch").aborted();
    result
        .test("usesTheKit")
        .hasFinding(Kind.EXCEPTION)
        .causedBy(IllegalStateException.class)
        .reporting(
            "RaceTestKit was used inside the body of an exploration; use it in an ordinary @Test,"
                + " not in a @RaceTest");
    result.test("takesWhatIsGiven").passed().replays();
    assertEquals(
        "isOrdinary explored nothing: it passed", message(result.test("isOrdinary")::exploration));
    assertEquals(
        "isDisabled should have been PASSED, but it skipped: not today",
        message(result.test("isDisabled")::passed));
  }

  @Test
  void parametersAreThoseGivenAndNoOthers() {
    System.setProperty("racetest.schedules", "3");
    try {
      RaceTestKit kit = RaceTestKit.of(OutcomesFixture.class).method("takesWhatIsGiven");
      assertEquals(
          7,
          kit.with("racetest.schedules", "7")
              .run()
              .test("takesWhatIsGiven")
              .exploration()
              .executions());
      assertEquals(1_000, kit.run().test("takesWhatIsGiven").exploration().executions());
    } finally {
      System.clearProperty("racetest.schedules");
    }
  }

  @Test
  void listenersOfTheBuildDoNotSeeTheTests() {
    RaceTestKit.run(CounterFixture.class, "losesNone");

    assertTrue(SeenTests.NAMES.contains("listenersOfTheBuildDoNotSeeTheTests()"));
    assertFalse(SeenTests.NAMES.contains("losesNone()"), SeenTests.NAMES::toString);
  }

  @Test
  void runsAtTheSameTimeDoNotMixTheirResults() {
    KitResult outer =
        RaceTestKit.of(NestingFixture.class)
            .with("racetest.schedules", "5")
            .with("is.outer", "true")
            .run();
    assertEquals(5, outer.test("test").exploration().executions());
  }

  @Test
  void aClassThatFailsAsAWholeIsATestThatFails() {
    KitResult result = RaceTestKit.run(BrokenFixture.class);

    result.test("BrokenFixture").failed();
    assertEquals(
        BrokenFixture.class.getName()
            + " has no test isNotReached, but\n"
            + "  BrokenFixture failed: java.lang.IllegalStateException: no database",
        message(() -> result.test("isNotReached")));
    assertEquals(
        "not all tests of "
            + BrokenFixture.class.getName()
            + " have passed:\n"
            + "  BrokenFixture failed: java.lang.IllegalStateException: no database",
        message(result::passed));
  }

  @Test
  void whatIsNotThereCannotBeRun() {
    assertEquals(
        OutcomesFixture.class.getName()
            + " has no test method isMissing; a race test is annotated @RaceTest",
        assertThrows(
                IllegalArgumentException.class,
                () -> RaceTestKit.run(OutcomesFixture.class, "isMissing"))
            .getMessage());
    assertEquals(
        "java.lang.String has no test methods; a race test is annotated @RaceTest",
        assertThrows(IllegalArgumentException.class, () -> RaceTestKit.run(String.class))
            .getMessage());
  }

  private static String message(Callable<?> assertion) {
    return assertThrows(AssertionError.class, assertion::call)
        .getMessage()
        .replace(System.lineSeparator(), "\n");
  }

  @Test
  void assertionsThatDoNotHoldSayWhatWasFoundInstead() {
    TestResult loses = RaceTestKit.run(CounterFixture.class, "losesUpdates");
    TestResult losesNone = RaceTestKit.run(CounterFixture.class, "losesNone");

    assertEquals(
        "losesNone should have found DATA_RACE, but found nothing in 20 executions",
        message(() -> losesNone.hasFinding(Kind.DATA_RACE)));
    assertEquals(
        "losesUpdates should have found DEADLOCK, but found this:\n" + loses.exploration().report(),
        message(() -> loses.hasFinding(Kind.DEADLOCK)));
    assertEquals(
        "losesUpdates should not have found DATA_RACE, but found this:\n"
            + loses.exploration().report(),
        message(() -> loses.hasNoFinding(Kind.DATA_RACE)));
    assertEquals(
        "losesUpdates should have found DATA_RACE whose headline names Counter.rac, but found\n"
            + loses.hasFinding(Kind.DATA_RACE).finding().report(),
        message(() -> loses.hasFinding(Kind.DATA_RACE).on("Counter.rac")));
    String passed = message(loses::passed);
    assertTrue(
        passed.startsWith(
            "losesUpdates should have been PASSED, but it failed:"
                + " dev.racetest.scheduler.RaceTestError: DATA RACE on "),
        passed);
  }

  @Test
  void aBodyIsExploredWithoutJUnit() {
    ExplorationOptions options = ExplorationOptions.of("body").withSchedules(10);

    TestResult fails =
        RaceTestKit.explore(
            options,
            () -> {
              throw new IllegalStateException("fails always");
            });
    fails.failed().hasFinding(Kind.EXCEPTION).causedBy(IllegalStateException.class);
    fails.replays();
    RaceTestKit.explore(options, () -> {}).passed();
  }

  @Test
  void outcomesAreAssertedOn() {
    TestResult sum =
        RaceTestKit.explore(
            ExplorationOptions.of("sum").withSchedules(10), () -> RaceTests.outcome(1 + 1, null));
    sum.hasOutcomes("2, null").passed();
    assertEquals(
        "sum has other outcomes: expected the outcomes \"3\", but",
        message(() -> sum.hasOutcomes("3")).lines().findFirst().orElse(""));
  }

  private static boolean changed;

  @Test
  void aReplayThatComesToSomethingElseIsAFailure() {
    changed = false;
    TestResult once =
        RaceTestKit.explore(
            ExplorationOptions.of("once").withSchedules(1),
            () -> {
              throw changed ? new IllegalArgumentException() : new IllegalStateException();
            });
    changed = true;
    assertEquals(
        "once should have found [exception java.lang.IllegalStateException at RaceTestKitTest.java]"
            + " again, but the replay found [exception java.lang.IllegalArgumentException at"
            + " RaceTestKitTest.java]:",
        message(once::replays).lines().findFirst().orElse("").replaceAll("java:\\d+", "java"));
  }
}
