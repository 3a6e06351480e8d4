package dev.racetest.kit;

import dev.racetest.scheduler.ExplorationResult;
import java.util.Optional;

/**
 * What one run of a test has come to.
 *
 * @param outcome how it ended
 * @param thrown what it failed or was aborted with
 * @param reason why it was skipped; otherwise empty
 * @param exploration what was explored, if anything was
 */
record TestOutcome(
    TestResult.Outcome outcome,
    Optional<Throwable> thrown,
    String reason,
    Optional<ExplorationResult> exploration) {

  /** The outcome in words, with the reason. */
  String text() {
    String words = outcome.name().toLowerCase(java.util.Locale.ROOT);
    String because = thrown.map(Throwable::toString).orElse(reason);
    return because.isEmpty() ? words : words + ": " + because;
  }
}
