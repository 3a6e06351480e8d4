package dev.racetest.agent.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import acme.Handled;
import acme.Innocent;
import acme.Racy;
import acme.TwoRaces;
import acme.Young;
import dev.racetest.agent.watch.WatchedJvm.Outcome;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole programs, watched: what is told of a racy one, and nothing of an innocent one. */
class WatchedProgramsIT {
  /** A report as a whole; the order of the threads and what they did is theirs. */
  private static final Pattern REPORT =
      Pattern.compile(
          """
          ==================
          WARNING: DATA RACE
          Write of acme\\.Racy\\.count \\(acme\\.Racy@[0-9a-f]+\\) by thread "(one|two)" #\\d+:
            acme\\.Racy\\.increment\\(Racy\\.java:8\\)

          Previous write by thread "(one|two)" #\\d+:
            acme\\.Racy\\.increment\\(Racy\\.java:8\\)

          Thread "(one|two)" #\\d+ was started by thread "main" at:
            acme\\.Racy\\.main\\(Racy\\.java:(16|17)\\)

          Thread "(one|two)" #\\d+ was started by thread "main" at:
            acme\\.Racy\\.main\\(Racy\\.java:(16|17)\\)
          ==================
          Not watched: accesses in the JDK's own code, other than to collections
          Found 1 data race\\(s\\)
          """);

  @TempDir private Path folder;

  private Outcome run(Class<?> program, String... arguments) throws Exception {
    return new WatchedJvm(folder).run(program, arguments);
  }

  @Test
  void aRaceIsToldWithBothAccessesAndWhereTheThreadsCameFrom() throws Exception {
    Outcome outcome = run(Racy.class);
    assertTrue(REPORT.matcher(outcome.err()).matches(), outcome.err());
    assertEquals(66, outcome.status());
    assertTrue(outcome.out().startsWith("count is "), outcome.out());
  }

  @Test
  void anInnocentProgramIsAsItWas() throws Exception {
    assertEquals(new Outcome(0, "count is 11\n", ""), run(Innocent.class));
  }

  @Test
  void theStatusOfAnInnocentProgramIsItsOwn() throws Exception {
    assertEquals(new Outcome(3, "count is 11\n", ""), run(Innocent.class, "3"));
  }

  @Test
  void aRaceCountsMoreThanTheProgramsStatus() throws Exception {
    assertEquals(66, run(Racy.class, "3").status());
  }

  @Test
  void whatOneLineDoesToOneVariableIsOneRace() throws Exception {
    Outcome outcome = run(TwoRaces.class);
    List<String> variables =
        outcome.err().lines().filter(line -> line.contains(" of ")).sorted().toList();
    assertEquals(2, variables.size(), outcome.err());
    assertTrue(outcome.err().contains("acme.TwoRaces.first"), outcome.err());
    assertTrue(outcome.err().contains("an element of int[]"), outcome.err());
    assertTrue(outcome.err().endsWith("Found 2 data race(s)\n"), outcome.err());
  }

  /** The variables of which races were told. */
  private List<String> raced(String how) throws Exception {
    Outcome outcome = run(Young.class, how);
    assertTrue(outcome.out().startsWith("read "), outcome.out() + outcome.err());
    return outcome
        .err()
        .lines()
        .filter(line -> line.matches("(Read|Write) of .*"))
        .map(line -> line.replaceAll("(Read|Write) of | \\(?acme.*| by .*|\\(.*|@.*", "").strip())
        .sorted()
        .toList();
  }

  @Test
  void whatIsWrittenAfterTheObjectWasReleasedRaces() throws Exception {
    assertEquals(
        List.of("acme.Young.value", "an element of int[]", "the elements of java.util.ArrayList"),
        raced("released"));
  }

  @Test
  void whatIsWrittenAfterAConstructorHasLetTheObjectOutRaces() throws Exception {
    assertEquals(List.of("acme.Young.value"), raced("let out"));
  }

  @Test
  void anObjectThatIsPublishedByARaceIsToldByThatRace() throws Exception {
    assertEquals(List.of("acme.Young.shared"), raced("published"));
  }

  @Test
  void whatIsHandedOverIsSilent() throws Exception {
    assertEquals(List.of(), raced("handed over"));
  }

  @Test
  void aMethodThatIsCalledThroughAHandleOrdersNothing() throws Exception {
    Outcome outcome = run(Handled.class, "method");
    assertTrue(outcome.err().contains(" of acme.Handled.value ("), outcome.err());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "field",
        "reflected field",
        "modes",
        "invokers",
        "found modes",
        "call site",
        "by reference",
        "switch point",
        "end by reference",
        "state by reference",
        "monitor by reference",
        "end",
        "monitor"
      })
  void whatSynchronisesThroughAHandleDoesSo(String how) throws Exception {
    assertEquals(new Outcome(0, "read 1\n", ""), run(Handled.class, how));
  }

  @Test
  void theRewrittenCodePassesTheVerifierOfTheJvm() throws Exception {
    Outcome outcome =
        new WatchedJvm(folder)
            .withJvm("-XX:+UnlockDiagnosticVMOptions")
            .withJvm("-XX:+BytecodeVerificationLocal")
            .withJvm("-XX:+BytecodeVerificationRemote")
            .run(Innocent.class);
    assertEquals(new Outcome(0, "count is 11\n", ""), outcome);
  }

  @Test
  void aProgramThatThrowsEndsAsItWould() throws Exception {
    Outcome outcome = run(Racy.class, "no number");
    assertTrue(outcome.err().contains("NumberFormatException"), outcome.err());
    assertEquals(66, outcome.status());
    assertFalse(outcome.err().contains("racetest"), outcome.err());
  }
}
