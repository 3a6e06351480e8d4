package dev.racetest.reports.summary;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** A summary as a page in Markdown: failing tests first. */
final class MarkdownSummary {
  private MarkdownSummary() {}

  static String of(List<TestOutcome> outcomes) {
    String rows =
        outcomes.stream()
            .sorted(Comparator.comparing(TestOutcome::passed).thenComparing(TestOutcome::id))
            .map(MarkdownSummary::row)
            .collect(Collectors.joining());
    return "# RaceTest\n\n"
        + Totals.of(outcomes).text()
        + "\n\n| test | result | schedules | failing | time | finished | files |\n"
        + "|---|---|--:|--:|--:|---|---|\n"
        + rows;
  }

  private static String row(TestOutcome outcome) {
    return "| %s | %s | %,d | %,d | %s | %s | %s |%n"
        .replace("%n", "\n")
        .formatted(
            cell(name(outcome)),
            cell(result(outcome)),
            outcome.executions(),
            outcome.failing(),
            Totals.seconds(outcome.elapsed()),
            outcome.finished().toString().replaceAll("\\.\\d+", ""),
            outcome.files().stream().map(MarkdownSummary::link).collect(Collectors.joining(" ")));
  }

  private static String name(TestOutcome outcome) {
    // The last part of the name is what tools show for a test that has no name for display.
    return outcome.test().endsWith("." + outcome.display().replace("()", ""))
        ? outcome.test()
        : outcome.test() + ": " + outcome.display();
  }

  private static String result(TestOutcome outcome) {
    return outcome.passed()
        ? "nothing found"
        : outcome.findings().stream().map(Found::headline).collect(Collectors.joining("; "));
  }

  /** Text that Markdown leaves as it is, on one line. */
  private static String cell(String text) {
    return text.replaceAll("\\s+", " ").replaceAll("([\\\\`*_\\[\\]<>|#])", "\\\\$1");
  }

  private static String link(String file) {
    String kind = file.substring(file.lastIndexOf('.') + 1);
    String named = file.endsWith(".trace.json") ? "trace" : kind;
    return "[" + named + "](" + file.replace("$", "%24") + ")";
  }
}
