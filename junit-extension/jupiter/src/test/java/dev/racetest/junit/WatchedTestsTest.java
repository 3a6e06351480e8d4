package dev.racetest.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.racetest.fixtures.all.ClassFixture;
import dev.racetest.fixtures.all.LeftOverFixture;
import dev.racetest.fixtures.all.OneOfTwoFixture;
import dev.racetest.fixtures.all.OrdinaryFixture;
import dev.racetest.fixtures.all.OtherOfTwoFixture;
import dev.racetest.fixtures.all.SharedThreadsFixture;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** {@code racetest.all=race}: tests as they are, each in a JVM with the agent. */
class WatchedTestsTest {
  private static final String RUN = "JUnit Jupiter";

  private static TestJvm watched(Class<?>... tests) {
    return new TestJvm(tests).withAgent("=race").with("-Dracetest.all=race");
  }

  @Test
  void testsOfAllKindsFailForTheirRaces() throws Exception {
    TestJvm.Outcome outcome =
        watched(OrdinaryFixture.class)
            .with("-Dracetest.all.exclude=com.acme.*, *Fixture.isExcludedByName")
            .run();
    assertEquals(
        Set.of(
            "failsAndIsRacy",
            "failsWithOneThread",
            "hasParameter 1",
            "hasRacyTasks",
            "isRaceTest",
            "isRacy",
            "isRacyAfter",
            "isRacyBefore",
            "isRacyInside",
            "isRepeated repetition 1 of 2",
            "isRepeated repetition 2 of 2",
            "makesTests racy"),
        outcome.failures().keySet(),
        outcome::said);
    assertEquals(
        Set.of(
            "hasOneThread",
            "hasParameter 2",
            "hasRacyStream",
            "isExcluded",
            "isExcludedByName",
            "isSafe",
            "isSafeInside",
            "makesTests safe"),
        outcome.passed(),
        outcome::said);
    assertTrue(outcome.said().contains("21 tests watched with real threads"), outcome::said);
    assertTrue(outcome.said().contains("in tests that are excluded"), outcome::said);
    assertTrue(outcome.said().contains("not watched: accesses in the JDK's own"), outcome::said);
    assertTrue(outcome.said().contains(", org.junit ("), outcome::said);
    assertEquals(0, outcome.exitStatus());
  }

  @Test
  void theFailureHasTheReport() throws Exception {
    String message = watched(OrdinaryFixture.class).run().failure("isRacy");
    String counter = "dev.racetest.fixtures.all.OrdinaryFixture$Counter";
    assertTrue(
        message.contains("in dev.racetest.fixtures.all.OrdinaryFixture.isRacy()\n"), message);
    assertTrue(message.contains("WARNING: DATA RACE"), message);
    assertTrue(message.contains(" of " + counter + ".count"), message);
    assertTrue(message.contains("  " + counter + ".racy(OrdinaryFixture.java:"), message);
    assertTrue(message.contains("Previous write by thread"), message);
    assertTrue(message.contains("was started by thread \"main\" at:"), message);
    assertTrue(message.contains(".OrdinaryFixture.isRacy(OrdinaryFixture.java:"), message);
    assertFalse(message.contains("was made for"), message);
  }

  @Test
  void threadsThatAreLeftOverAreToldApart() throws Exception {
    TestJvm.Outcome outcome = watched(LeftOverFixture.class).run();
    assertEquals(Set.of("racesWithOneOfThem", RUN), outcome.failures().keySet(), outcome::said);
    assertEquals(Set.of("leavesThreads", "hasNoPartInTheirRace"), outcome.passed());
    String over = "dev.racetest.fixtures.all.LeftOverFixture.leavesThreads(), which is over";
    String atTheEnd = outcome.failure(RUN);
    assertTrue(atTheEnd.contains("outside of the tests that ran"), atTheEnd);
    assertTrue(atTheEnd.contains("LeftOverFixture.ofTheLeftOver"), atTheEnd);
    assertTrue(atTheEnd.contains("for " + over + ", the previous"), atTheEnd);
    assertTrue(atTheEnd.contains("for " + over + ".\n"), atTheEnd);
    assertTrue(
        atTheEnd.contains("while dev.racetest.fixtures.all.LeftOverFixture.hasNoPart"), atTheEnd);
    assertFalse(atTheEnd.contains("ofBoth"), atTheEnd);
    String ofTheTest = outcome.failure("racesWithOneOfThem");
    assertTrue(ofTheTest.contains("LeftOverFixture.ofBoth"), ofTheTest);
    assertTrue(ofTheTest.contains(over), ofTheTest);
    assertFalse(ofTheTest.contains("ofTheLeftOver"), ofTheTest);
  }

  @Test
  void threadsThatTestsShareWorkForTheOneThatAsksThem() throws Exception {
    TestJvm.Outcome outcome = watched(SharedThreadsFixture.class).run();
    assertEquals(
        Set.of("hasRacyTasks", "hasTheServerRace"), outcome.failures().keySet(), outcome::said);
    assertTrue(outcome.failure("hasRacyTasks").contains("SharedThreadsFixture.ofTasks"));
    assertTrue(outcome.failure("hasTheServerRace").contains("SharedThreadsFixture.ofServer"));
  }

  @Test
  void testsAtTheSameTimeAreToldApart() throws Exception {
    TestJvm.Outcome outcome =
        watched(OneOfTwoFixture.class, OtherOfTwoFixture.class)
            .with("-Djunit.jupiter.execution.parallel.enabled=true")
            .with("-Djunit.jupiter.execution.parallel.mode.classes.default=concurrent")
            .with("-Djunit.jupiter.execution.parallel.config.strategy=fixed")
            .with("-Djunit.jupiter.execution.parallel.config.fixed.parallelism=2")
            .run();
    assertEquals(
        Set.of(
            "hasRaceOfItsOwnOne",
            "hasRaceOfItsOwnOther",
            "racesWithTheOtherOne",
            "racesWithTheOtherOther"),
        outcome.failures().keySet(),
        outcome::said);
    assertEquals(Set.of("isSafeOne", "isSafeOther"), outcome.passed());
    assertTrue(outcome.failure("hasRaceOfItsOwnOne").contains("OneOfTwoFixture.own"));
    assertFalse(outcome.failure("hasRaceOfItsOwnOne").contains("OtherOfTwoFixture"));
    String between = outcome.failure("racesWithTheOtherOne");
    assertTrue(between.contains("Together.shared"), between);
    assertTrue(between.contains("OtherOfTwoFixture.racesWithTheOtherOther()"), between);
  }

  @Test
  void aRaceBeforeTheTestsFailsTheClass() throws Exception {
    TestJvm.Outcome outcome = watched(ClassFixture.class).run();
    assertEquals(Set.of("ClassFixture"), outcome.failures().keySet(), outcome::said);
    assertTrue(outcome.failure("ClassFixture").contains("in threads of class "), outcome::said);
    assertEquals(Set.of("hasNoPartInIt"), outcome.passed());
  }
}
