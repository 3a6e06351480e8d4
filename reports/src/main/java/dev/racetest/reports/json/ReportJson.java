package dev.racetest.reports.json;

import dev.racetest.reports.sources.Excerpt;
import dev.racetest.reports.sources.Sources;
import dev.racetest.scheduler.ExplorationResult;

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
   * @param sources the source lines around the places that the result names
   */
  public static String text(ExplorationResult result, Sources sources) {
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
            .with("sources", excerpts(sources));
    return JsonText.of(report);
  }

  private static JsonObject excerpts(Sources sources) {
    JsonObject files = new JsonObject();
    sources.excerpts().forEach((file, excerpt) -> files.with(file, excerpt(excerpt)));
    return files;
  }

  private static JsonObject excerpt(Excerpt excerpt) {
    JsonObject lines = new JsonObject();
    excerpt.lines().forEach((number, line) -> lines.with(number.toString(), line));
    return new JsonObject().with("path", excerpt.path()).with("lines", lines);
  }
}
