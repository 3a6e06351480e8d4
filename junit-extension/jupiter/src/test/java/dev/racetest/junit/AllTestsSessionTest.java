package dev.racetest.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.racetest.fixtures.all.FewFixture;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code racetest.all} takes: the agent, the extensions, and where it may be written. */
class AllTestsSessionTest {
  private static TestJvm jvm() {
    return new TestJvm(FewFixture.class);
  }

  private static void assertWatched(TestJvm.Outcome outcome) {
    assertEquals(Set.of("isRacy"), outcome.failures().keySet(), outcome::said);
    assertTrue(outcome.failure("isRacy").contains("WARNING: DATA RACE"), outcome::said);
    assertEquals(Set.of("isSafe"), outcome.passed(), outcome::said);
  }

  private static void assertNothingWasRun(TestJvm.Outcome outcome, String reason) {
    assertEquals(Map.of(), outcome.failures(), outcome::said);
    assertEquals(Set.of(), outcome.passed(), outcome::said);
    assertNotEquals(0, outcome.exitStatus());
    assertTrue(outcome.said().contains(reason), outcome::said);
  }

  @Test
  void theAgentMayComeLate() throws Exception {
    TestJvm.Outcome outcome = jvm().with("-Dracetest.all=race").run();
    assertWatched(outcome);
    assertTrue(
        outcome
            .said()
            .contains(
                "[racetest] agent loaded at run time; it came too late for the fields of"
                    + " dev.racetest.fixtures.all.RunTests, which are not watched; to have"
                    + " everything watched, and to start faster, give the test JVM -javaagent:"
                    + TestJvm.agent()
                    + "=race"),
        outcome::said);
  }

  @Test
  void anAgentThatWatchesIsEnough() throws Exception {
    TestJvm.Outcome outcome = jvm().withAgent("=race").run();
    assertWatched(outcome);
    assertEquals(0, outcome.exitStatus());
  }

  @Test
  void whoWantsNothingOfItHasTheRacesOfAnyProgram() throws Exception {
    TestJvm.Outcome outcome = jvm().withAgent("=race").with("-Dracetest.all=off").run();
    assertEquals(Set.of("isRacy", "isSafe"), outcome.passed(), outcome::said);
    assertTrue(outcome.said().contains("WARNING: DATA RACE"), outcome::said);
    assertEquals(66, outcome.exitStatus());
  }

  @Test
  void theParameterMayBeThatOfTheRequest() throws Exception {
    assertWatched(jvm().withAgent("=race").withParameter("racetest.all", "race").run());
  }

  @Test
  void theParameterMayBeInTheFile(@TempDir Path folder) throws Exception {
    Files.writeString(folder.resolve("junit-platform.properties"), "racetest.all=race\n");
    TestJvm.Outcome outcome = jvm().withFirst(folder).withAgent("").run();
    assertWatched(outcome);
  }

  @Test
  void anAgentForExplorationsCannotWatch() throws Exception {
    assertNothingWasRun(
        jvm().withAgent("=off").with("-Dracetest.all=race").run(),
        "RaceTest cannot watch this JVM, so no test was run: its agent was started for"
            + " explorations");
  }

  @Test
  void anAgentThatWatchesCannotExplore() throws Exception {
    assertNothingWasRun(
        jvm().withAgent("=race").with("-Dracetest.all=explore").run(),
        "RaceTest cannot explore in this JVM, so nothing was tested");
  }

  @Test
  void aWrongValueIsNamed() throws Exception {
    assertNothingWasRun(
        jvm().with("-Dracetest.all=rcae").run(),
        "The configuration parameter racetest.all must be race, explore or off, but was \"rcae\"."
            + " Example: racetest.all=race");
  }

  @Test
  void withoutItsExtensionsNothingIsRun() throws Exception {
    assertNothingWasRun(
        jvm()
            .withAgent("=race")
            .with("-Dracetest.all=race")
            .withParameter("junit.jupiter.extensions.autodetection.enabled", "false")
            .run(),
        "racetest.all has no effect, so no test was run");
  }
}
