package dev.racetest.nightly.report;

import dev.racetest.nightly.store.ApproachTotals;
import dev.racetest.nightly.store.Crash;
import dev.racetest.nightly.store.FoundFailure;
import dev.racetest.nightly.store.ItemResult;
import dev.racetest.nightly.store.TestTotals;
import dev.racetest.reports.json.JsonObject;
import dev.racetest.reports.json.JsonText;
import java.util.List;
import java.util.TreeMap;

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
    return new JsonObject()
        .with("id", test.test())
        .with("test", test.name())
        .with("verdict", test.verdict().name())
        .with("text", VerdictText.of(test))
        .with("assumptions", test.remarks())
        .with("executions", test.count(ItemResult.EXECUTIONS))
        .with("explored", test.explored())
        .with("usedMillis", test.used().toMillis())
        .with("approaches", test.approaches().stream().map(JsonReport::approach).toList())
        .with("failures", test.failures().stream().map(JsonReport::failure).toList())
        .with("crashes", test.crashes().stream().map(JsonReport::crash).toList());
  }

  private static JsonObject approach(ApproachTotals approach) {
    JsonObject counts = new JsonObject();
    new TreeMap<>(approach.counts()).forEach(counts::with);
    return new JsonObject()
        .with("kind", approach.kind())
        .with("isWhole", approach.isWhole())
        .with("explored", approach.explored())
        .with("executionsToCome", approach.rest().executions())
        .with("deviation", approach.rest().deviation())
        .with("leftMillis", approach.left().toMillis())
        .with("usedMillis", approach.used().toMillis())
        .with("piecesDone", approach.done())
        .with("piecesUnfinished", approach.unfinished())
        .with("piecesLeftOut", approach.crashed())
        .with("counts", counts);
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
