package dev.racetest.kit;

import dev.racetest.scheduler.ExplorationResult;
import dev.racetest.scheduler.Finding;
import dev.racetest.scheduler.OutcomeExpectation;
import dev.racetest.scheduler.RaceTestError;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What one test has come to. Methods that begin like a statement about it are assertions: they
 * throw an {@link AssertionError} that has the report, and otherwise return something to go on
 * with.
 */
public final class TestResult {
  /** How a test ended. */
  public enum Outcome {
    /** Nothing was found. */
    PASSED,
    /** Something was found, or the test could not be run. */
    FAILED,
    /** An assumption did not hold, or the replay token is for another test. */
    ABORTED,
    /** It is disabled. */
    SKIPPED
  }

  private final String name;
  private final TestOutcome once;
  private final Function<String, TestOutcome> replay;

  TestResult(String name, TestOutcome once, Function<String, TestOutcome> replay) {
    this.name = name;
    this.once = once;
    this.replay = replay;
  }

  /** The name of its method, or of the exploration. */
  public String name() {
    return name;
  }

  /** How it ended. */
  public Outcome outcome() {
    return once.outcome();
  }

  /** What it failed or was aborted with. */
  public Optional<Throwable> thrown() {
    return once.thrown();
  }

  TestOutcome once() {
    return once;
  }

  /**
   * What was explored: findings, token, report, figures.
   *
   * @throws AssertionError if nothing was, because it is no race test, or did not get so far
   */
  public ExplorationResult exploration() {
    return once.exploration().orElseThrow(() -> wrong("explored nothing: it " + once.text()));
  }

  /** Asserts that it has passed. */
  public TestResult passed() {
    return ended(Outcome.PASSED);
  }

  /** Asserts that it has failed, for whatever reason. */
  public TestResult failed() {
    return ended(Outcome.FAILED);
  }

  /** Asserts that it was aborted. */
  public TestResult aborted() {
    return ended(Outcome.ABORTED);
  }

  /** Asserts that it was skipped. */
  public TestResult skipped() {
    return ended(Outcome.SKIPPED);
  }

  private TestResult ended(Outcome expected) {
    if (outcome() != expected) {
      throw wrong("should have been " + expected + ", but it " + once.text());
    }
    return this;
  }

  /** Asserts that something of this kind was found, and returns it, to say more about it. */
  public Found hasFinding(Finding.Kind kind) {
    List<Finding> all =
        exploration().findings().stream().filter(finding -> finding.kind() == kind).toList();
    if (all.isEmpty()) {
      throw wrong("should have found " + kind + ", but " + found());
    }
    return new Found(this, all);
  }

  /** Asserts that nothing of this kind was found. */
  public TestResult hasNoFinding(Finding.Kind kind) {
    if (exploration().found(kind)) {
      throw wrong("should not have found " + kind + ", but " + found());
    }
    return this;
  }

  /**
   * Asserts that its executions have recorded these outcomes and no others, as {@link
   * ExplorationResult#requireOutcomes} says.
   */
  public TestResult hasOutcomes(String... expected) {
    new OutcomeExpectation(List.of(expected))
        .mismatch(exploration().outcomes())
        .ifPresent(
            mismatch -> {
              throw wrong("has other outcomes: " + mismatch);
            });
    return this;
  }

  private String found() {
    ExplorationResult exploration = exploration();
    return exploration.failed()
        ? "found this:\n" + exploration.report()
        : "found nothing in " + exploration.executions() + " executions";
  }

  /**
   * Asserts that the token brings the reported execution back: the same events, the same findings.
   */
  public TestResult replays() {
    ExplorationResult original = exploration();
    if (original.token().isEmpty()) {
      throw wrong("has no token to replay; " + found());
    }
    TestOutcome replayed = replay.apply(original.token());
    ExplorationResult again =
        replayed
            .exploration()
            .orElseThrow(() -> wrong("cannot be replayed: the replay " + replayed.text()));
    if (!identities(original).equals(identities(again))) {
      throw wrong(
          "should have found %s again, but the replay found %s:\n%s"
              .formatted(identities(original), identities(again), again.report()));
    }
    if (original.eventHash() != again.eventHash()) {
      throw wrong("took another course in the replay of " + original.token());
    }
    return this;
  }

  private static List<String> identities(ExplorationResult result) {
    return result.reported().stream().map(Finding::identity).toList();
  }

  AssertionError wrong(String what) {
    // What a race test throws is the report, which the message has where it matters.
    Throwable cause =
        once.thrown().filter(thrown -> !(thrown instanceof RaceTestError)).orElse(null);
    return new AssertionError(name + " " + what, cause);
  }
}
