package dev.racetest.nightly.report;

import dev.racetest.nightly.store.Crash;
import dev.racetest.nightly.store.FoundFailure;
import dev.racetest.nightly.store.TestTotals;
import dev.racetest.reports.json.JsonObject;
import dev.racetest.reports.json.JsonText;
import java.util.List;

/** Everything as values; numbers that may need more than 53 bits do not occur in a human's life. */
final class JsonReport {
  /** Name and version of what is written; the version grows when a reader could be misled. */
  static final String SCHEMA = "racetest-nightly/1";

  private JsonReport() {}

  static String of(List<TestTotals> totals) {
    return JsonText.of(
        new JsonObject()
            .with("schema", SCHEMA)
            .with("text", VerdictText.totals(totals))
            .with("tests", totals.stream().map(JsonReport::test).toList()));
  }

  private static JsonObject test(TestTotals test) {
    JsonObject counts = new JsonObject();
    test.counts().forEach(counts::with);
    return new JsonObject()
        .with("id", test.test())
        .with("test", test.name())
        .with("verdict", test.verdict().name())
        .with("text", VerdictText.of(test))
        .with("assumptions", test.remarks())
        .with("counts", counts)
        .with("explored", test.explored())
        .with("usedMillis", test.used().toMillis())
        .with("piecesDone", test.done())
        .with("piecesUnfinished", test.unfinished())
        .with("failures", test.failures().stream().map(JsonReport::failure).toList())
        .with("crashes", test.crashes().stream().map(JsonReport::crash).toList());
  }

  private static JsonObject failure(FoundFailure failure) {
    return new JsonObject()
        .with("key", failure.key())
        .with("kind", failure.kind())
        .with("headline", failure.headline())
        .with("seen", failure.seen())
        .with("token", failure.token())
        .with("report", failure.report());
  }

  private static JsonObject crash(Crash crash) {
    return new JsonObject()
        .with("piece", crash.item())
        .with("kind", crash.kind())
        .with("attempts", crash.attempts())
        .with("reason", crash.reason());
  }
}
