package dev.racetest.reports;

import dev.racetest.reports.json.ReportJson;
import dev.racetest.reports.page.Page;
import dev.racetest.reports.sarif.SarifText;
import dev.racetest.reports.sources.Sources;
import dev.racetest.reports.trace.TraceText;
import dev.racetest.scheduler.ExplorationResult;
import dev.racetest.scheduler.Failure;
import dev.racetest.scheduler.history.History;

/** What a failing test is written as, the most readable first. */
enum Format {
  /** A page, for people. */
  HTML(".html") {
    @Override
    String text(ExplorationResult result, Sources sources) {
      return Page.of(result, sources);
    }
  },
  /** JSON, for programs. */
  JSON(".json") {
    @Override
    String text(ExplorationResult result, Sources sources) {
      return ReportJson.text(result, sources);
    }
  },
  /** SARIF, for code review. */
  SARIF(".sarif") {
    @Override
    String text(ExplorationResult result, Sources sources) {
      return SarifText.of(result, sources);
    }
  },
  /** A trace, for Perfetto's viewer. */
  TRACE(".trace.json") {
    @Override
    String text(ExplorationResult result, Sources sources) {
      History history = result.failure().map(Failure::history).orElse(History.EMPTY);
      return TraceText.of(result.summary().test(), history);
    }
  };

  private final String extension;

  Format(String extension) {
    this.extension = extension;
  }

  /** How the names of its files end. */
  String extension() {
    return extension;
  }

  abstract String text(ExplorationResult result, Sources sources);
}
