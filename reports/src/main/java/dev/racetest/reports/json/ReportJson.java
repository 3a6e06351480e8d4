package dev.racetest.reports.json;

import dev.racetest.scheduler.ExplorationResult;
import java.util.Map;

/**
 * The result of an exploration as JSON, by the schema {@code racetest-report-1.schema.json}. The
 * same result gives the same text.
 */
public final class ReportJson {
  /** Name and version of what is written; the version grows when a reader could be misled. */
  public static final String SCHEMA = "racetest-report/1";

  private ReportJson() {}

  /**
   * The JSON of a result.
   *
   * @param sources for each file that places of the result name the source lines around them, as
   *     {@code Sources} gives them; may be empty
   */
  public static String text(ExplorationResult result, Map<String, ?> sources) {
    JsonObject report =
        new JsonObject()
            .with("schema", SCHEMA)
            .with("test", result.summary().test())
            .with("jdk", System.getProperty("java.runtime.version", "unknown"))
            .with("summary", RecordJson.of(result.summary()))
            .with("findings", RecordJson.list(result.findings()))
            .with("failure", result.failure().map(RecordJson::of))
            .with("token", result.token())
            .with("eventHash", "%016x".formatted(result.eventHash()))
            .with("notes", result.notes())
            .with("sources", sources);
    return JsonText.of(report);
  }
}
