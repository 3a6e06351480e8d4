package dev.racetest.nightly.report;

import static dev.racetest.reports.page.Markup.escape;

import dev.racetest.nightly.store.ApproachTotals;
import dev.racetest.nightly.store.Crash;
import dev.racetest.nightly.store.FoundFailure;
import dev.racetest.nightly.store.ItemResult;
import dev.racetest.nightly.store.TestTotals;
import dev.racetest.nightly.store.Verdict;
import dev.racetest.reports.page.Markup;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collector;
import java.util.stream.Collectors;

/** One page without scripts that loads nothing, what is worst first. */
final class HtmlReport {
  private static final String STYLE = resource("report.css");

  private HtmlReport() {}

  static String of(List<TestTotals> totals) {
    List<TestTotals> sorted =
        totals.stream()
            .sorted(Comparator.comparing(TestTotals::verdict).thenComparing(TestTotals::name))
            .toList();
    return """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '%s'">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>RaceTest, nightly</title>
        <style>%s</style>
        </head>
        <body>
        <header><h1>RaceTest, nightly</h1><p>%s</p></header>
        <main>
        <table>
        <thead><tr><th>Test</th><th>Verdict</th><th class="n">Schedules</th><th class="n">Failing</th>\
        <th class="n">Explored</th><th class="n">Time</th></tr></thead>
        <tbody>
        %s</tbody>
        </table>
        %s</main>
        </body>
        </html>
        """
        .formatted(
            Markup.hash(STYLE),
            STYLE,
            escape(VerdictText.totals(totals)),
            sorted.stream().map(test -> row(test, sorted.indexOf(test))).collect(joined()),
            sorted.stream().map(test -> section(test, sorted.indexOf(test))).collect(joined()));
  }

  private static Collector<CharSequence, ?, String> joined() {
    return Collectors.joining();
  }

  private static String row(TestTotals test, int number) {
    return """
        <tr><td><a href="#t%d">%s</a></td><td>%s</td><td class="n">%s</td><td class="n">%s</td>\
        <td class="n">%s</td><td class="n">%s</td></tr>
        """
        .formatted(
            number,
            escape(test.name()),
            badge(test.verdict()),
            VerdictText.number(test.count(ItemResult.EXECUTIONS)),
            VerdictText.number(test.count(ItemResult.FAILING)),
            VerdictText.explored(test),
            VerdictText.time(test.used()));
  }

  private static String badge(Verdict verdict) {
    return "<span class=\"%s\">%s</span>"
        .formatted(verdict.name().toLowerCase(Locale.ROOT), VerdictText.name(verdict));
  }

  private static String section(TestTotals test, int number) {
    return """
        <section id="t%d">
        <h2>%s %s</h2>
        <p>%s</p>
        %s%s%s%s</section>
        """
        .formatted(
            number,
            escape(test.name()),
            badge(test.verdict()),
            escape(VerdictText.of(test)),
            remarks(test),
            test.failures().stream().map(HtmlReport::failure).collect(joined()),
            test.crashes().stream().map(HtmlReport::crash).collect(joined()),
            figures(test));
  }

  private static String remarks(TestTotals test) {
    return test.remarks().isEmpty()
        ? ""
        : "<p>This rests on:</p>\n<ul>\n%s</ul>\n"
            .formatted(
                test.remarks().stream()
                    .map(remark -> "<li>" + escape(remark) + "</li>\n")
                    .collect(joined()));
  }

  private static String failure(FoundFailure failure) {
    return """
        <article>
        <h3>%s</h3>
        <p>Seen %s. To see it again:</p>
        <pre class="token">%s</pre>
        <details><summary>Report</summary><pre>%s</pre></details>
        </article>
        """
        .formatted(
            escape(failure.headline()),
            VerdictText.count(failure.seen(), "time", "times"),
            failure.token().isEmpty() ? "there is no token" : escape(VerdictText.replay(failure)),
            escape(failure.report()));
  }

  private static String crash(Crash crash) {
    return """
        <article>
        <h3>Piece %d (%s) was left out</h3>
        <p>%s to explore it failed, the last one by:</p>
        <pre>%s</pre>
        </article>
        """
        .formatted(
            crash.item(),
            escape(crash.kind()),
            VerdictText.count(crash.attempts(), "attempt", "attempts"),
            escape(crash.reason()));
  }

  private static String figures(TestTotals test) {
    return test.approaches().stream().map(HtmlReport::figures).collect(joined());
  }

  private static String figures(ApproachTotals approach) {
    String counts =
        approach.counts().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(count -> VerdictText.number(count.getValue()) + " " + count.getKey())
            .collect(Collectors.joining(", "));
    return "<p class=\"figures\">%s</p>\n"
        .formatted(
            escape(
                "%s: %s%s done, %s to do; %s of one worker's time"
                    .formatted(
                        approach.kind(),
                        counts.isEmpty() ? "" : counts + "; ",
                        VerdictText.count(approach.done(), "piece", "pieces"),
                        VerdictText.number(approach.unfinished()),
                        VerdictText.time(approach.used()))));
  }

  private static String resource(String name) {
    try (InputStream in = HtmlReport.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
