package dev.racetest.reports.summary;

import dev.racetest.reports.json.JsonObject;
import dev.racetest.reports.json.JsonReader;
import dev.racetest.reports.json.JsonText;
import dev.racetest.reports.json.RecordJson;
import dev.racetest.reports.text.LockedFolder;
import dev.racetest.reports.text.WholeFile;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * {@code summary.json} and {@code summary.md}: every test that has been run since the folder was
 * last emptied, each with its latest outcome. Sessions in several JVMs add theirs one after the
 * other.
 */
final class SummaryFiles {
  /** Name and version of what is written. */
  static final String SCHEMA = "racetest-summary/1";

  private final Path folder;

  SummaryFiles(Path folder) {
    this.folder = folder;
  }

  /** Puts the outcomes in place of older ones of the same tests. */
  void add(Collection<TestOutcome> outcomes) throws IOException {
    Files.createDirectories(folder);
    new LockedFolder(folder, ".summary.lock").alone(() -> merge(outcomes));
  }

  private void merge(Collection<TestOutcome> outcomes) throws IOException {
    Map<String, TestOutcome> all = new TreeMap<>();
    known().forEach(outcome -> all.put(outcome.id(), outcome));
    outcomes.forEach(outcome -> all.put(outcome.id(), outcome));
    write(List.copyOf(all.values()));
  }

  /** What is there; nothing if it is not what we would have written. */
  private List<TestOutcome> known() throws IOException {
    Path file = folder.resolve("summary.json");
    if (!Files.exists(file)) {
      return List.of();
    }
    try {
      Object summary = JsonReader.read(Files.readString(file));
      return summary instanceof Map<?, ?> map && SCHEMA.equals(map.get("schema"))
          ? outcomes(map.get("tests"))
          : List.of();
    } catch (IllegalArgumentException | CharacterCodingException foreign) {
      return List.of();
    }
  }

  private static List<TestOutcome> outcomes(Object tests) {
    return tests instanceof List<?> list
        ? list.stream().map(OutcomeJson::read).toList()
        : List.of();
  }

  private void write(List<TestOutcome> outcomes) throws IOException {
    JsonObject summary =
        new JsonObject()
            .with("schema", SCHEMA)
            .with("totals", totals(Totals.of(outcomes)))
            .with("tests", outcomes.stream().map(RecordJson::of).toList());
    WholeFile.write(folder.resolve("summary.json"), JsonText.of(summary));
    WholeFile.write(folder.resolve("summary.md"), MarkdownSummary.of(outcomes));
  }

  private static JsonObject totals(Totals totals) {
    return new JsonObject()
        .with("text", totals.text())
        .with("tests", totals.tests())
        .with("failed", totals.failed())
        .with("executions", totals.executions())
        .with("findings", totals.findings())
        .with("elapsedMillis", totals.elapsed().toMillis());
  }
}
