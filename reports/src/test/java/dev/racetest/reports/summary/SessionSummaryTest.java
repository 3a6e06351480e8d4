package dev.racetest.reports.summary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.racetest.reports.Histories;
import dev.racetest.reports.JsonSchemas;
import dev.racetest.scheduler.ExplorationResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class SessionSummaryTest {
  private static final int JVMS = 4;
  private static final int TESTS = 25;

  @TempDir Path folder;

  private static TestOutcome outcome(String id, ExplorationResult result) {
    List<String> files = result.failed() ? List.of(id + ".html", id + ".trace.json") : List.of();
    return TestOutcome.of(id, "display of " + id, result, files);
  }

  private static SessionSummary session(TestOutcome... outcomes) {
    SessionSummary session = new SessionSummary();
    List.of(outcomes).forEach(session::add);
    return session;
  }

  private JsonNode summary() throws IOException {
    String json = Files.readString(folder.resolve("summary.json"));
    JsonSchemas.assertDescribed("racetest-summary-1.schema.json", json);
    return JsonSchemas.parse(json);
  }

  @Test
  void theFiguresAreALine() {
    SessionSummary session =
        session(
            outcome("a", Histories.race()),
            outcome("b", Histories.race()),
            outcome("c", Histories.deadlock()),
            outcome("d", Histories.green("d")));

    assertEquals(
        Optional.of("4 tests explored, 4,800 schedules, 1 data race, 1 deadlock, 6.0 s"),
        session.text());
    assertEquals(
        Optional.of("1 test explored, 1,200 schedules, nothing found, 1.5 s"),
        session(outcome("d", Histories.green("d"))).text());
  }

  @Test
  void withoutTestsNothingIsSaidOrWritten() throws IOException {
    SessionSummary session = new SessionSummary();

    session.write(folder.resolve("new"));

    assertEquals(Optional.empty(), session.text());
    assertFalse(Files.exists(folder.resolve("new")));
  }

  @Test
  void theSummaryHasEveryTestWithItsLatestOutcome() throws IOException {
    session(outcome("a", Histories.race()), outcome("b", Histories.race())).write(folder);
    session(outcome("c", Histories.deadlock()), outcome("b", Histories.green("T.b"))).write(folder);

    JsonNode tests = summary().get("tests");
    assertEquals(List.of("a", "b", "c"), ids(tests));
    assertFalse(tests.at("/0/passed").asBoolean());
    assertTrue(tests.at("/1/passed").asBoolean());
    assertEquals("rt2-token", tests.at("/2/token").asString());
    assertEquals("{\"DATA_RACE\":1,\"DEADLOCK\":1}", summary().at("/totals/findings").toString());
    assertEquals(3_600, summary().at("/totals/executions").asInt());
    assertEquals(4_500, summary().at("/totals/elapsedMillis").asInt());
  }

  private static List<String> ids(JsonNode tests) {
    List<String> ids = new ArrayList<>();
    tests.forEach(test -> ids.add(test.get("id").asString()));
    return ids;
  }

  @Test
  void thePageForPeopleHasFailuresFirst() throws IOException {
    session(outcome("a", Histories.green("T.a")), outcome("b", Histories.race())).write(folder);

    List<String> lines = Files.readAllLines(folder.resolve("summary.md"));
    assertEquals("2 tests explored, 2,400 schedules, 1 data race, 3.0 s", lines.get(2));
    assertTrue(
        lines
            .get(6)
            .startsWith(
                "| t.Test.race: display of b | DATA RACE on int\\[\\] {3} | 1,200 | 1 | 1.5 s | 20"),
        lines.get(6));
    assertTrue(lines.get(6).endsWith(" | [html](b.html) [trace](b.trace.json) |"), lines.get(6));
    assertTrue(lines.get(7).startsWith("| T.a: display of a | nothing found |"), lines.get(7));
  }

  @Test
  void aSummaryThatIsNotOursIsReplaced() throws IOException {
    for (String foreign :
        List.of("", "{}", "[", "{\"schema\": \"racetest-summary/1\", \"tests\": [{\"id\": 1}]}")) {
      Files.writeString(folder.resolve("summary.json"), foreign);

      session(outcome("a", Histories.race())).write(folder);

      assertEquals(List.of("a"), ids(summary().get("tests")));
    }
  }

  @Test
  void aSummaryOfAnotherVersionIsReplaced() throws IOException {
    session(outcome("old", Histories.race())).write(folder);
    Path file = folder.resolve("summary.json");
    Files.writeString(file, Files.readString(file).replace("summary/1", "summary/2"));

    session(outcome("new", Histories.race())).write(folder);

    assertEquals(List.of("new"), ids(summary().get("tests")));
  }

  @Test
  void nothingOfSeveralJvmsIsLost() throws Exception {
    List<Process> jvms = new ArrayList<>();
    for (int jvm = 0; jvm < JVMS; jvm++) {
      jvms.add(start(jvm));
    }
    for (Process jvm : jvms) {
      assertEquals(0, jvm.waitFor());
    }
    assertEquals(JVMS * TESTS, summary().get("tests").size());
  }

  private Process start(int jvm) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Fork.class.getName(),
            folder.toString(),
            Integer.toString(jvm))
        .inheritIO()
        .start();
  }

  /** A JVM with a session for each of its tests. */
  static final class Fork {
    public static void main(String[] arguments) throws IOException {
      for (int i = 0; i < TESTS; i++) {
        String id = arguments[1] + "-" + i;
        session(outcome(id, Histories.green("T." + id))).write(Path.of(arguments[0]));
      }
    }
  }
}
