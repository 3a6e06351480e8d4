package dev.racetest.nightly;

import dev.racetest.nightly.store.FoundFailure;
import dev.racetest.scheduler.ExplorationResult;
import dev.racetest.scheduler.Finding;
import dev.racetest.scheduler.OutcomeCount;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an exploration of a race test has come to.
 *
 * @param result what it found
 * @param expectedOutcomes the only outcomes that there may be, if the test says so
 */
record Explored(ExplorationResult result, Optional<List<String>> expectedOutcomes) {
  /** The kind of failure that an outcome is which nobody expects. */
  private static final String OUTCOME = "OUTCOME";

  /** All that was found, and the outcomes that the test does not expect. */
  List<FoundFailure> failures() {
    return Stream.concat(
            result.findings().stream().map(this::failure), unexpected().map(Explored::failure))
        .toList();
  }

  private Stream<OutcomeCount> unexpected() {
    return result.summary().outcomes().stream()
        .flatMap(outcomes -> outcomes.counts().stream())
        .filter(one -> expectedOutcomes.isPresent())
        .filter(one -> !expectedOutcomes.orElseThrow().contains(one.outcome()));
  }

  private FoundFailure failure(Finding finding) {
    return new FoundFailure(
        finding.kind() + " " + finding.identity(),
        finding.kind().name(),
        finding.headline(),
        finding.token().equals(result.token()) ? result.report() : finding.report(),
        finding.token(),
        Math.max(1, finding.seen()));
  }

  private static FoundFailure failure(OutcomeCount unexpected) {
    return new FoundFailure(
        OUTCOME + " " + unexpected.outcome(),
        OUTCOME,
        "unexpected outcome: \"" + unexpected.outcome() + "\"",
        "",
        unexpected.token(),
        unexpected.count());
  }
}
