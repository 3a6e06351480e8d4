package dev.racetest.reports.sarif;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.racetest.fixtures.Explored;
import dev.racetest.reports.Histories;
import dev.racetest.reports.JsonSchemas;
import dev.racetest.reports.RandomRecords;
import dev.racetest.reports.sources.Sources;
import dev.racetest.scheduler.ExplorationResult;
import dev.racetest.scheduler.Finding;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

class SarifTextTest {
  @ParameterizedTest
  @EnumSource
  void theLogOfAnExplorationIsAsThePublishedSchemaSays(Explored program) {
    ExplorationResult result = program.result();

    String sarif = SarifText.of(result, Sources.of(result));

    JsonSchemas.assertSarif(sarif);
    JsonNode results = JsonSchemas.parse(sarif).at("/runs/0/results");
    assertEquals(result.findings().size(), results.size());
    for (JsonNode one : results) {
      assertEquals(result.token(), one.at("/properties/token").asString());
    }
  }

  @Test
  void whateverTheResultTheLogIsAsThePublishedSchemaSays() {
    for (int seed = 0; seed < 200; seed++) {
      JsonSchemas.assertSarif(SarifText.of(RandomRecords.result(seed), Sources.none()));
    }
  }

  @Test
  void aRaceHasBothAccesses() {
    JsonNode race = result(Histories.race());

    assertEquals("data-race", race.at("/ruleId").asString());
    assertEquals("DATA RACE on int[] {{3}}", race.at("/message/text").asString());
    JsonNode later = race.at("/locations/0");
    assertEquals(33, later.at("/physicalLocation/region/startLine").asInt());
    assertEquals("bank/Account.java", uri(later));
    assertEquals(
        "bank.Account.deposit", later.at("/logicalLocations/0/fullyQualifiedName").asString());
    assertEquals(
        "the later access: T1 writes Account.balance: 100 -> 150",
        later.at("/message/text").asString());
    assertEquals(51, race.at("/relatedLocations/0/physicalLocation/region/startLine").asInt());
    assertEquals("the later access", race.at("/stacks/0/message/text").asString());
    assertEquals(1, race.at("/properties/seen").asInt());
    assertEquals(37, race.at("/properties/seenOf").asInt());
  }

  /** What its events and tasks were is not known: those that are are of another execution. */
  @Test
  void aFindingOfAnotherExecutionHasItsOwnTokenAndNoFlow() {
    ExplorationResult race = Histories.race();
    Finding main = race.findings().get(0);
    ExplorationResult both =
        new ExplorationResult(
            race.summary(),
            List.of(main, main.withToken("rt2-other")),
            race.token(),
            race.eventHash(),
            race.report(),
            race.notes(),
            race.failure());

    String sarif = SarifText.of(both, Sources.none());
    JsonSchemas.assertSarif(sarif);
    JsonNode results = JsonSchemas.parse(sarif).at("/runs/0/results");
    assertEquals(race.token(), results.at("/0/properties/token").asString());
    assertEquals("rt2-other", results.at("/1/properties/token").asString());
    assertEquals(1, results.at("/0/codeFlows").size());
    assertEquals(0, results.at("/1/codeFlows").size());
    assertEquals(results.at("/0/stacks"), results.at("/1/stacks"));
  }

  private static JsonNode result(ExplorationResult result) {
    String sarif = SarifText.of(result, Sources.none());
    JsonSchemas.assertSarif(sarif);
    return JsonSchemas.parse(sarif).at("/runs/0/results/0");
  }

  private static String uri(JsonNode location) {
    return location.at("/physicalLocation/artifactLocation/uri").asString();
  }

  @Test
  void theInterleavingIsAFlowOfThreads() {
    JsonNode threads = result(Histories.race()).at("/codeFlows/0/threadFlows");

    assertEquals("T0 \"main\"", threads.at("/0/message/text").asString());
    assertEquals("T1 \"depositor\"", threads.at("/1/message/text").asString());
    assertEquals(1, threads.at("/0/locations/0/executionOrder").asInt());
    assertEquals("starts T1", threads.at("/0/locations/0/location/message/text").asString());
    assertEquals("important", threads.at("/0/locations/0/importance").asString());
    assertEquals("essential", threads.at("/1/locations/0/importance").asString());
  }

  @Test
  void ofALongExecutionTheEndAndTheRaceAreThere() {
    JsonNode threads = result(Histories.longRace(5_000)).at("/codeFlows/0/threadFlows");

    int locations = 0;
    for (JsonNode thread : threads) {
      locations += thread.get("locations").size();
    }
    assertEquals(1_002, locations);
    assertEquals(5_000, threads.at("/0/locations/1000/executionOrder").asInt());
  }

  @Test
  void aDeadlockIsWhereItsTasksWait() {
    JsonNode deadlock = result(Histories.deadlock());

    assertEquals("deadlock", deadlock.at("/ruleId").asString());
    assertEquals(
        "T2 \"right\": waits for Lock@1", deadlock.at("/locations/0/message/text").asString());
    assertEquals(
        "T1 \"left\": waits for Lock@2",
        deadlock.at("/relatedLocations/0/message/text").asString());
  }

  @Test
  void aStackThatIsTheSameTwiceIsThereOnce() {
    assertEquals(1, result(Histories.deadlock(List.of(1, 1))).at("/stacks").size());
  }

  @Test
  void aFileThatIsFoundIsRelativeToTheProject() {
    ExplorationResult result = Explored.EXCEPTION.result();

    String sarif = SarifText.of(result, Sources.of(result));

    JsonNode location = JsonSchemas.parse(sarif).at("/runs/0/results/0/locations/0");
    assertTrue(
        uri(location).endsWith("reports/src/test/java/dev/racetest/fixtures/Explored.java")
            || uri(location).equals("src/test/java/dev/racetest/fixtures/Explored.java"),
        uri(location));
    assertFalse(uri(location).startsWith("/"));
    assertEquals(
        "PROJECTROOT", location.at("/physicalLocation/artifactLocation/uriBaseId").asString());
  }

  @Test
  void aFingerprintIsOfTheIdentity() {
    String race = fingerprint(Histories.race());

    assertEquals(race, fingerprint(Histories.longRace(50)));
    assertNotEquals(race, fingerprint(Histories.deadlock()));
    assertEquals(64, race.length());
  }

  private static String fingerprint(ExplorationResult result) {
    return result(result).at("/partialFingerprints/racetestFinding~1v1").asString();
  }

  @Test
  void pathsBecomeReferences() {
    assertEquals("a%3Ab/%C3%A4%20%25.java", RelativeUri.of("a:b/ä %.java"));
  }
}
