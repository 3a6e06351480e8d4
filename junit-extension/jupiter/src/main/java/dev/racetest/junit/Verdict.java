package dev.racetest.junit;

import dev.racetest.scheduler.ExplorationResult;
import dev.racetest.scheduler.Finding;
import dev.racetest.scheduler.RaceTestError;
import dev.racetest.scheduler.Worth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/** Tells JUnit, the reports and the log what an exploration has come to. */
final class Verdict {
  private final ExplorationResult result;
  private final Reporting reporting;
  private final Expectations expectations;
  private final String advice;

  /** What came of an exploration. */
  Verdict(ExplorationResult result, Reporting reporting, Expectations expectations) {
    this(result, reporting, expectations, "");
  }

  /**
   * The same.
   *
   * @param advice what follows on how to replay a failure
   */
  Verdict(ExplorationResult result, Reporting reporting, Expectations expectations, String advice) {
    this.advice = advice;
    this.expectations = expectations;
    this.result = result;
    this.reporting = reporting;
  }

  /**
   * Publishes the figures, writes the reports, logs the notes of a green result and what it is
   * worth.
   *
   * @throws RaceTestError if something was found
   * @throws AssertionFailedError if it is not what was expected
   * @throws TestAbortedException if there was nothing but an assumption that did not hold
   */
  void tell(ExtensionContext context) {
    aborted().ifPresent(Verdict::rethrow);
    context.publishReportEntry(entries());
    String where = reporting.write(result);
    if (result.failed()) {
      throw new RaceTestError(result, advice + where);
    }
    List<String> worth = new Worth(result.summary()).lines();
    if (!worth.isEmpty()) {
      Log.info(context.getDisplayName() + ": " + String.join("; ", worth));
    }
    for (String note : result.notes()) {
      Log.warn(context.getDisplayName() + ": " + note);
    }
    expectations.check(result);
  }

  private Optional<TestAbortedException> aborted() {
    List<Finding> findings = result.findings();
    return findings.size() == 1
        ? findings
            .get(0)
            .cause()
            .filter(TestAbortedException.class::isInstance)
            .map(TestAbortedException.class::cast)
        : Optional.empty();
  }

  private static void rethrow(TestAbortedException aborted) {
    throw aborted;
  }

  private Map<String, String> entries() {
    Map<String, String> entries = new LinkedHashMap<>();
    entries.put("racetest.schedules", Integer.toString(result.executions()));
    entries.put("racetest.elapsed", result.elapsed().toMillis() + " ms");
    addWorth(entries);
    if (result.failed() && !result.token().isBlank()) {
      entries.put("racetest.token", result.token());
    }
    return entries;
  }

  /** The texts of {@link Worth}, and the numbers in them. */
  private void addWorth(Map<String, String> entries) {
    Worth worth = new Worth(result.summary());
    List<String> lines = worth.lines();
    if (!lines.isEmpty()) {
      entries.put("racetest.traces", Integer.toString(result.summary().traces()));
      worth.unseen().ifPresent(share -> entries.put("racetest.unseen", Double.toString(share)));
      worth.bounds().ifPresent(bounds -> entries.put("racetest.bounds", bounds));
      entries.put("racetest.worth", lines.get(0));
      worth.outcomes().ifPresent(outcomes -> entries.put("racetest.outcomes", outcomes));
    }
  }
}
