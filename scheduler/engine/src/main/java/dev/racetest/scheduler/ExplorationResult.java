package dev.racetest.scheduler;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What an exploration has found.
 *
 * @param summary the exploration in figures
 * @param findings the findings of the reported execution, the main one first; then, if the
 *     exploration went on, what others have shown besides; empty if none failed
 * @param token brings the reported execution back; the empty string if none failed
 * @param eventHash identifies the reported execution event for event; of the last one if none
 *     failed
 * @param report all findings as text, with the interleaving and how to replay; if none failed,
 *     empty, but for a replayed execution that has recorded an outcome: then the interleaving
 * @param notes what a reader of a green result should know, such as code outside control
 * @param failure the reported execution; empty if none failed, or if it could not be repeated
 */
public record ExplorationResult(
    Summary summary,
    List<Finding> findings,
    String token,
    long eventHash,
    String report,
    List<String> notes,
    Optional<Failure> failure) {

  /** How many executions were run, warm-up and confirming replays not counted. */
  public int executions() {
    return summary.executions();
  }

  /** How many of them failed. */
  public int failing() {
    return summary.failing();
  }

  /** How long they took. */
  public Duration elapsed() {
    return summary.elapsed();
  }

  /** What the executions have recorded with {@link RaceTests#outcome}. */
  public Outcomes outcomes() {
    return summary.outcomes().orElse(Outcomes.NONE);
  }

  /** Whether anything was found. */
  public boolean failed() {
    return !findings.isEmpty();
  }

  /** The findings of the reported execution. */
  public List<Finding> reported() {
    return findings.stream().filter(finding -> finding.token().equals(token)).toList();
  }

  /** Whether one of the findings is of this kind. */
  public boolean found(Finding.Kind kind) {
    return findings.stream().anyMatch(finding -> finding.kind() == kind);
  }

  /**
   * Does nothing if the executions have recorded these outcomes and no others, and if there are no
   * others, as far as that was explored; see {@link OutcomeExpectation#mismatch}.
   *
   * @throws AssertionError that names what is missing and what is unexpected, with tokens
   */
  public void requireOutcomes(String... expected) {
    new OutcomeExpectation(List.of(expected))
        .mismatch(outcomes())
        .ifPresent(
            text -> {
              throw new AssertionError(text);
            });
  }

  /**
   * Does nothing if nothing was found.
   *
   * @throws RaceTestError with the report, caused by the first exception of the code under test
   */
  public void throwIfFailed() {
    if (failed()) {
      throw new RaceTestError(this);
    }
  }
}
