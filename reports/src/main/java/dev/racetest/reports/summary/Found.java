package dev.racetest.reports.summary;

import dev.racetest.scheduler.Finding;

/**
 * A finding in a summary.
 *
 * @param kind the name of its {@link Finding.Kind}; a newer version may know more of them
 * @param headline what happened, a line
 * @param identity the same for every occurrence of the finding
 */
public record Found(String kind, String headline, String identity) {
  static Found of(Finding finding) {
    return new Found(finding.kind().name(), finding.headline(), finding.identity());
  }
}
