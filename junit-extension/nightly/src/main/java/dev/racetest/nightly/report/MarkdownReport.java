package dev.racetest.nightly.report;

import dev.racetest.nightly.store.Crash;
import dev.racetest.nightly.store.FoundFailure;
import dev.racetest.nightly.store.ItemResult;
import dev.racetest.nightly.store.TestTotals;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** A summary in Markdown: a table, then what was found, with tokens to copy. */
public final class MarkdownReport {
  private MarkdownReport() {}

  /** The summary, what is worst first. */
  public static String of(List<TestTotals> totals) {
    List<TestTotals> sorted =
        totals.stream()
            .sorted(Comparator.comparing(TestTotals::verdict).thenComparing(TestTotals::name))
            .toList();
    return "# RaceTest, nightly\n\n"
        + VerdictText.totals(totals)
        + "\n\n| test | verdict | schedules | explored | time |\n|---|---|--:|--:|--:|\n"
        + sorted.stream().map(MarkdownReport::row).collect(Collectors.joining())
        + sorted.stream().map(MarkdownReport::section).collect(Collectors.joining());
  }

  private static String row(TestTotals test) {
    return "| %s | %s | %s | %s | %s |\n"
        .formatted(
            text(test.name()),
            VerdictText.name(test.verdict()),
            VerdictText.number(test.count(ItemResult.EXECUTIONS)),
            VerdictText.explored(test),
            VerdictText.time(test.used()));
  }

  private static String section(TestTotals test) {
    StringBuilder section = new StringBuilder();
    section.append("\n## ").append(text(test.name())).append("\n\n");
    section.append(VerdictText.of(test)).append('\n');
    if (!test.remarks().isEmpty()) {
      section.append('\n');
      test.remarks().forEach(remark -> section.append("- ").append(text(remark)).append('\n'));
    }
    test.failures().forEach(failure -> append(section, failure));
    test.crashes().forEach(crash -> append(section, crash));
    return section.toString();
  }

  private static void append(StringBuilder section, FoundFailure failure) {
    section
        .append("\n**")
        .append(text(failure.headline()))
        .append("**, seen ")
        .append(VerdictText.count(failure.seen(), "time", "times"))
        .append('\n');
    if (!failure.token().isEmpty()) {
      section.append("\n    ").append(VerdictText.replay(failure)).append('\n');
    }
  }

  private static void append(StringBuilder section, Crash crash) {
    section
        .append("\n**A piece was left out**: ")
        .append(VerdictText.count(crash.attempts(), "attempt", "attempts"))
        .append(" to explore it failed, the last one by: ")
        .append(text(crash.reason()))
        .append('\n');
  }

  /** Text that Markdown leaves as it is, on one line. */
  private static String text(String text) {
    return text.replaceAll("\\s+", " ").replaceAll("([\\\\`*_\\[\\]<>|#&])", "\\\\$1");
  }
}
