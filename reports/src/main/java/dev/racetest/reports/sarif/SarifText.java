package dev.racetest.reports.sarif;

import dev.racetest.reports.json.JsonObject;
import dev.racetest.reports.json.JsonText;
import dev.racetest.reports.sources.Sources;
import dev.racetest.scheduler.ExplorationResult;
import java.util.List;
import java.util.Optional;

/** The findings of an exploration as a SARIF log with one run, a result for each finding. */
public final class SarifText {
  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

  private SarifText() {}

  /** The log; the same result and sources give the same text. */
  public static String of(ExplorationResult result, Sources sources) {
    JsonObject log =
        new JsonObject()
            .with("$schema", SCHEMA)
            .with("version", "2.1.0")
            .with("runs", List.of(run(result, new SarifLocations(sources))));
    return JsonText.of(log);
  }

  private static JsonObject run(ExplorationResult result, SarifLocations locations) {
    String id = "racetest/" + result.summary().test();
    return new JsonObject()
        .with("tool", new JsonObject().with("driver", driver()))
        .with("automationDetails", new JsonObject().with("id", id))
        .with("originalUriBaseIds", SarifLocations.roots())
        .with("columnKind", "utf16CodeUnits")
        .with("results", results(result, locations));
  }

  private static JsonObject driver() {
    String version = SarifText.class.getPackage().getImplementationVersion();
    return new JsonObject()
        .with("name", "RaceTest")
        .with("version", Optional.ofNullable(version))
        .with("rules", SarifRules.all());
  }

  private static List<JsonObject> results(ExplorationResult result, SarifLocations locations) {
    return result.findings().stream()
        .map(finding -> new SarifResult(result, locations).of(finding))
        .toList();
  }
}
