package dev.racetest.nightly.report;

import dev.racetest.nightly.store.FoundFailure;
import dev.racetest.nightly.store.TestTotals;
import dev.racetest.reports.json.JsonObject;
import dev.racetest.reports.json.JsonText;
import dev.racetest.reports.text.Fingerprint;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Failures as a SARIF log. Only their texts are known here, not the histories that the log of a
 * single exploration tells; rules and fingerprints are those of that log.
 */
final class SarifReport {
  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
  private static final String SOURCE_ROOT = "SRCROOT";

  /** A line of a stack: class, method, file and line. */
  private static final Pattern FRAME =
      Pattern.compile("\\bat (?:[\\w.@]+/+)?([\\w.$]+)\\.[\\w$<>]+\\((\\w+\\.\\w+):(\\d{1,9})\\)");

  /** Not the code under test. */
  private static final Pattern FOREIGN =
      Pattern.compile("(java|javax|jdk|sun|com\\.sun|org\\.junit|dev\\.racetest\\.scheduler)\\..*");

  private SarifReport() {}

  static String of(List<TestTotals> totals) {
    JsonObject run =
        new JsonObject()
            .with("tool", new JsonObject().with("driver", driver(totals)))
            .with("automationDetails", new JsonObject().with("id", "racetest/nightly"))
            .with("originalUriBaseIds", new JsonObject().with(SOURCE_ROOT, root()))
            .with("columnKind", "utf16CodeUnits")
            .with("results", totals.stream().flatMap(test -> results(test).stream()).toList());
    return JsonText.of(
        new JsonObject()
            .with("$schema", SCHEMA)
            .with("version", "2.1.0")
            .with("runs", List.of(run)));
  }

  private static JsonObject root() {
    return new JsonObject().with("description", message("The source root of the code under test."));
  }

  private static JsonObject driver(List<TestTotals> totals) {
    List<JsonObject> rules =
        totals.stream()
            .flatMap(test -> test.failures().stream())
            .map(SarifReport::rule)
            .distinct()
            .sorted()
            .map(rule -> new JsonObject().with("id", rule))
            .toList();
    return new JsonObject().with("name", "RaceTest").with("rules", rules);
  }

  private static String rule(FoundFailure failure) {
    return failure.kind().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static List<JsonObject> results(TestTotals test) {
    return test.failures().stream().map(failure -> result(test, failure)).toList();
  }

  private static JsonObject result(TestTotals test, FoundFailure failure) {
    JsonObject fingerprint =
        new JsonObject().with("racetestFinding/v1", Fingerprint.of(identity(failure)));
    JsonObject properties =
        new JsonObject()
            .with("test", test.name())
            .with("token", failure.token())
            .with("seen", failure.seen())
            .with("report", failure.report());
    return new JsonObject()
        .with("ruleId", rule(failure))
        .with("level", "error")
        .with("message", message(failure.headline()))
        .with("locations", List.of(location(test, failure)))
        .with("partialFingerprints", fingerprint)
        .with("properties", properties);
  }

  /** The key is the kind and the identity. */
  private static String identity(FoundFailure failure) {
    String kind = failure.kind() + " ";
    return failure.key().startsWith(kind) ? failure.key().substring(kind.length()) : failure.key();
  }

  /** Braces stand for themselves when they are doubled (SARIF 2.1.0, 3.11.5). */
  private static JsonObject message(String text) {
    return new JsonObject().with("text", text.replace("{", "{{").replace("}", "}}"));
  }

  private static JsonObject location(TestTotals test, FoundFailure failure) {
    JsonObject logical =
        new JsonObject().with("fullyQualifiedName", test.name()).with("kind", "function");
    return new JsonObject()
        .with("physicalLocation", physical(failure.report()))
        .with("logicalLocations", List.of(logical));
  }

  /** The innermost frame of the report that is of the code under test. */
  private static Optional<JsonObject> physical(String report) {
    Matcher frame = FRAME.matcher(report);
    while (frame.find()) {
      String type = frame.group(1);
      if (!FOREIGN.matcher(type).matches()) {
        String folder = type.substring(0, type.lastIndexOf('.') + 1).replace('.', '/');
        return Optional.of(physical(folder + frame.group(2), Integer.parseInt(frame.group(3))));
      }
    }
    return Optional.empty();
  }

  private static JsonObject physical(String uri, int line) {
    return new JsonObject()
        .with("artifactLocation", new JsonObject().with("uri", uri).with("uriBaseId", SOURCE_ROOT))
        .with("region", new JsonObject().with("startLine", Math.max(1, line)));
  }
}
