package dev.racetest.reports.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.racetest.fixtures.Explored;
import dev.racetest.reports.JsonSchemas;
import dev.racetest.reports.RandomRecords;
import dev.racetest.reports.sources.Sources;
import dev.racetest.scheduler.ExplorationResult;
import dev.racetest.scheduler.Summary;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

class ReportJsonTest {
  private static final String SCHEMA = "racetest-report-1.schema.json";

  @ParameterizedTest
  @EnumSource
  void theReportOfAnExplorationIsAsItsSchemaSays(Explored program) {
    ExplorationResult result = program.result();

    String json = ReportJson.text(result, Sources.of(result));

    JsonSchemas.assertDescribed(SCHEMA, json);
    assertEquals(program == Explored.NOTHING, JsonSchemas.parse(json).get("findings").isEmpty());
  }

  @Test
  void whateverTheResultTheReportIsAsItsSchemaSays() {
    for (int seed = 0; seed < 100; seed++) {
      ExplorationResult result = RandomRecords.result(seed);

      String json = ReportJson.text(result, Sources.of(result));

      JsonSchemas.assertDescribed(SCHEMA, json);
      assertEquals(json, ReportJson.text(result, Sources.of(result)));
    }
  }

  @Test
  void namesAreThoseOfTheRecords() {
    Summary summary = new Summary("t", "pct", 1L << 60, 9, 8, 7, 6, 5, Duration.ofNanos(1_234_567));
    ExplorationResult result =
        new ExplorationResult(summary, List.of(), "", -1, "", List.of("a note"), Optional.empty());

    JsonNode json = JsonSchemas.parse(ReportJson.text(result, Sources.none()));

    assertEquals("racetest-report/1", json.get("schema").asString());
    assertEquals("t", json.get("test").asString());
    assertEquals("1152921504606846976", json.get("summary").get("seed").asString());
    assertEquals("1.234", json.get("summary").get("elapsedMillis").toString());
    assertEquals(8, json.get("summary").get("executions").asInt());
    assertEquals("ffffffffffffffff", json.get("eventHash").asString());
    assertFalse(json.has("failure"));
  }

  @Test
  void aRaceHasItsExceptionItsHistoryAndItsSource() {
    ExplorationResult result = Explored.RACE.result();

    JsonNode json = JsonSchemas.parse(ReportJson.text(result, Sources.of(result)));

    assertEquals("DATA_RACE", json.get("findings").get(0).get("kind").asString());
    JsonNode cause = json.get("findings").get(1).get("cause");
    assertEquals("java.lang.AssertionError", cause.get("class").asString());
    assertEquals("count is 1", cause.get("message").asString());
    assertTrue(
        cause
            .get("stack")
            .get(0)
            .asString()
            .matches("dev.*Explored\\.race\\(Explored.java:\\d+\\)"));
    JsonNode source = json.get("sources").get("Explored.java");
    assertTrue(source.get("path").asString().endsWith("dev/racetest/fixtures/Explored.java"));
    assertTrue(source.get("lines").toString().contains("shared.count++, () -> shared.count++"));
  }
}
