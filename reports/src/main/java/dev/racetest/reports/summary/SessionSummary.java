package dev.racetest.reports.summary;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The race tests of one session of the test framework. Several threads may use it. */
public final class SessionSummary {
  private final Map<String, TestOutcome> outcomes = new LinkedHashMap<>();

  /** Adds an outcome, in place of an earlier one of the same test. */
  public synchronized void add(TestOutcome outcome) {
    outcomes.put(outcome.id(), outcome);
  }

  /**
   * The figures in a line, such as {@code 12 tests explored, 8,412 schedules, 1 data race, 1
   * deadlock, 3.2 s}; empty if there was no race test.
   */
  public synchronized Optional<String> text() {
    return outcomes.isEmpty() ? Optional.empty() : Optional.of(Totals.of(outcomes.values()).text());
  }

  /**
   * Adds the outcomes to {@code summary.json} and {@code summary.md} of a folder. Sessions in other
   * JVMs may do the same at the same time.
   *
   * @throws IOException if they cannot be written
   */
  public synchronized void write(Path folder) throws IOException {
    if (!outcomes.isEmpty()) {
      new SummaryFiles(folder).add(outcomes.values());
    }
  }
}
