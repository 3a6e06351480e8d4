package dev.racetest.nightly.report;

import static dev.racetest.reports.page.Markup.escape;

import dev.racetest.nightly.store.Crash;
import dev.racetest.nightly.store.FoundFailure;
import dev.racetest.nightly.store.TestTotals;
import dev.racetest.nightly.store.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The format that Ant and Surefire write, and that tools for test results read. */
final class JUnitReport {
  private JUnitReport() {}

  static String of(List<TestTotals> totals) {
    Duration time = totals.stream().map(TestTotals::used).reduce(Duration.ZERO, Duration::plus);
    return """
        <?xml version="1.0" encoding="UTF-8"?>
        <testsuite name="racetest-nightly" tests="%d" failures="%d" errors="%d" skipped="%d" time="%s">
        %s</testsuite>
        """
        .formatted(
            totals.size(),
            number(totals, Verdict.FAILED) + number(totals, Verdict.OTHER_TRACES),
            number(totals, Verdict.CRASHED),
            number(totals, Verdict.NOT_RUN),
            seconds(time),
            totals.stream().map(JUnitReport::test).collect(Collectors.joining()));
  }

  private static long number(List<TestTotals> totals, Verdict verdict) {
    return totals.stream().filter(test -> test.verdict() == verdict).count();
  }

  private static String seconds(Duration time) {
    return String.format(Locale.ROOT, "%.3f", time.toMillis() / 1000.0);
  }

  private static String test(TestTotals test) {
    int dot = test.name().lastIndexOf('.');
    return """
          <testcase classname="%s" name="%s" time="%s">
        %s    <system-out>%s</system-out>
          </testcase>
        """
        .formatted(
            escape(test.name().substring(0, Math.max(0, dot))),
            escape(test.name().substring(dot + 1)),
            seconds(test.used()),
            bad(test),
            escape(VerdictText.of(test) + "\n" + String.join("\n", test.remarks())));
  }

  private static String bad(TestTotals test) {
    return switch (test.verdict()) {
      case FAILED -> element("failure", test.failures().get(0).kind(), failures(test), test);
      case OTHER_TRACES -> element("failure", "OTHER_TRACES", "", test);
      case CRASHED -> element("error", "CRASHED", crashes(test), test);
      case NOT_RUN -> "    <skipped/>\n";
      case UNFINISHED, COMPLETE, ALL_TRACES -> "";
    };
  }

  private static String element(String name, String type, String content, TestTotals test) {
    String headline =
        test.failures().isEmpty() ? VerdictText.of(test) : test.failures().get(0).headline();
    return "    <%s message=\"%s\" type=\"%s\">%s</%s>\n"
        .formatted(name, escape(headline), escape(type), escape(content), name);
  }

  private static String failures(TestTotals test) {
    return test.failures().stream().map(JUnitReport::failure).collect(Collectors.joining("\n\n"))
        + (test.crashes().isEmpty() ? "" : "\n\n" + crashes(test));
  }

  private static String failure(FoundFailure failure) {
    return failure.report().isEmpty()
        ? failure.headline() + "\n" + VerdictText.replay(failure)
        : failure.report();
  }

  private static String crashes(TestTotals test) {
    return test.crashes().stream().map(Crash::reason).collect(Collectors.joining("\n\n"));
  }
}
