package dev.racetest.nightly.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.racetest.nightly.store.ApproachTotals;
import dev.racetest.nightly.store.Crash;
import dev.racetest.nightly.store.FoundFailure;
import dev.racetest.nightly.store.TestTotals;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

class ReportFilesTest {
  /** What a test can put into its names and messages, against all formats. */
  private static final String NASTY =
      "<script>alert('x')</script> & \"q\" ]]> {0} | *bold* `code` \u0001 \ud800 {braces}";

  private static final FoundFailure RACE =
      new FoundFailure(
          "DATA_RACE Ledger.total",
          "DATA_RACE",
          "DATA RACE on Ledger.total (int) of Ledger@1 " + NASTY,
          "  at java.base/java.lang.Thread.run(Thread.java:1)\n"
              + "  at bank.Ledger.add(Ledger.java:33)\n"
              + NASTY,
          "rt3-abc_DEF",
          37);

  private static final TestTotals FAILED =
      test("bank.LedgerTest.adds", 4, List.of(RACE), List.of());
  private static final TestTotals CRASHED =
      test(
          "bank.LedgerTest.ends",
          1,
          List.of(),
          List.of(new Crash(17, "exhaustive", 3, "out of memory (exit status 3) " + NASTY)));
  private static final TestTotals OPEN = test("bank.LedgerTest.waits", 4, List.of(), List.of());
  private static final TestTotals COMPLETE = test("LedgerTest.ok", 0, List.of(), List.of());
  private static final List<TestTotals> ALL = List.of(COMPLETE, OPEN, CRASHED, FAILED);

  @TempDir private Path folder;

  private static TestTotals test(
      String name, long unfinished, List<FoundFailure> failures, List<Crash> crashes) {
    ApproachTotals sampling =
        new ApproachTotals(
            "sampling",
            Duration.ofSeconds(3600),
            1,
            unfinished,
            0,
            ApproachTotals.Rest.UNKNOWN,
            Map.of("executions", 12_245L, "failing", (long) failures.size()),
            List.of("Another one: " + NASTY),
            OptionalLong.empty());
    ApproachTotals search =
        new ApproachTotals(
            "exhaustive",
            Duration.ofSeconds(123),
            4,
            unfinished,
            crashes.size(),
            new ApproachTotals.Rest(unfinished * 75, unfinished * 10),
            Map.of(
                "executions",
                110L,
                "traces",
                96L,
                "complete",
                95L,
                "deadlocked",
                1L,
                "redundant",
                4L),
            List.of("An assumption."),
            OptionalLong.empty());
    return new TestTotals(
        "[method:" + name + "()]", name, List.of(search, sampling), failures, crashes);
  }

  private String written(String file, List<TestTotals> totals) throws Exception {
    ReportFiles.write(folder.resolve("new/folder"), totals);
    return Files.readString(folder.resolve("new/folder").resolve(file));
  }

  @Test
  void itIsSaidWhetherAnythingWasFound() throws Exception {
    assertTrue(ReportFiles.write(folder, List.of(COMPLETE, FAILED)));
    assertTrue(ReportFiles.write(folder, List.of(COMPLETE, CRASHED)));
    assertFalse(ReportFiles.write(folder, List.of(COMPLETE, OPEN)));
    assertFalse(ReportFiles.write(folder, List.of()));
  }

  @Test
  void anotherNumberOfTracesThanExpectedIsSaid() throws Exception {
    ApproachTotals search =
        new ApproachTotals(
            "exhaustive",
            Duration.ofSeconds(1),
            1,
            0,
            0,
            ApproachTotals.Rest.UNKNOWN,
            Map.of("executions", 3L, "traces", 3L, "complete", 3L),
            List.of(),
            OptionalLong.of(4));
    List<TestTotals> totals =
        List.of(new TestTotals("id", "LedgerTest.counts", List.of(search), List.of(), List.of()));

    assertTrue(ReportFiles.write(folder, totals));

    String text =
        "No execution fails, but the test expects another number of traces. All 3 traces explored,"
            + " not 4: no failure (3 complete, 0 deadlocked, 0 cut; 0 redundant executions).";
    assertTrue(written(ReportFiles.MARKDOWN, totals).contains("| other traces than expected |"));
    assertTrue(written(ReportFiles.MARKDOWN, totals).contains(text));
    assertTrue(written(ReportFiles.HTML, totals).contains(text));
    assertTrue(written(ReportFiles.JUNIT, totals).contains("<failure message=\"" + text));
    assertTrue(written(ReportFiles.JUNIT, totals).contains("failures=\"1\""));
    assertTrue(written(ReportFiles.JSON, totals).contains("\"OTHER_TRACES\""));
  }

  @Test
  void jsonIsAsItsSchemaSays() throws Exception {
    String schema = resource("/dev/racetest/nightly/report/racetest-nightly-1.schema.json");
    JsonNode closed = new ObjectMapper().readTree(schema);
    close(closed);

    for (List<TestTotals> totals : List.of(ALL, List.<TestTotals>of())) {
      String json = written(ReportFiles.JSON, totals);
      assertEquals(
          List.of(),
          SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
              .getSchema(closed.toString())
              .validate(json, InputFormat.JSON));
    }
    JsonNode failed =
        new ObjectMapper().readTree(written(ReportFiles.JSON, ALL)).get("tests").get(3);
    assertEquals("FAILED", failed.get("verdict").asString());
    assertEquals("rt3-abc_DEF", failed.get("failures").get(0).get("token").asString());
    assertEquals(3_723_000, failed.get("usedMillis").asInt());
  }

  /** A schema leaves room for properties to come; what is written today must be in it. */
  private static void close(JsonNode schema) {
    if (schema instanceof ObjectNode object
        && object.path("properties").isObject()
        && !object.has("additionalProperties")) {
      object.put("additionalProperties", false);
    }
    schema.forEach(ReportFilesTest::close);
  }

  @Test
  void sarifIsAsItsSchemaSays() throws Exception {
    String sarif = written(ReportFiles.SARIF, ALL);

    assertEquals(
        List.of(),
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
            .getSchema(resource("/schema/sarif-schema-2.1.0.json"))
            .validate(sarif, InputFormat.JSON));
    JsonNode results = new ObjectMapper().readTree(sarif).get("runs").get(0).get("results");
    assertEquals(1, results.size());
    JsonNode place = results.get(0).get("locations").get(0).get("physicalLocation");
    assertEquals("bank/Ledger.java", place.get("artifactLocation").get("uri").asString());
    assertEquals(33, place.get("region").get("startLine").asInt());
    assertEquals("data-race", results.get(0).get("ruleId").asString());
  }

  @Test
  void junitXmlHasATestCaseForEachTest() throws Exception {
    String xml = written(ReportFiles.JUNIT, ALL);

    Document document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));

    Element suite = document.getDocumentElement();
    assertEquals("4", suite.getAttribute("tests"));
    assertEquals("1", suite.getAttribute("failures"));
    assertEquals("1", suite.getAttribute("errors"));
    Element failed = (Element) suite.getElementsByTagName("testcase").item(3);
    assertEquals("bank.LedgerTest", failed.getAttribute("classname"));
    assertEquals("adds", failed.getAttribute("name"));
    assertEquals("3723.000", failed.getAttribute("time"));
    Element failure = (Element) suite.getElementsByTagName("failure").item(0);
    assertTrue(failure.getAttribute("message").startsWith("DATA RACE on Ledger.total"));
    assertTrue(failure.getTextContent().contains("Ledger.java:33"));
  }

  @Test
  void thePageLoadsNothingRunsNothingAndShowsTextAsText() throws Exception {
    String html = written(ReportFiles.HTML, ALL);

    assertFalse(html.contains("<script"), html);
    assertFalse(html.matches("(?s).*(src=|href=\"[^#]|url\\(|@import).*"), html);
    assertTrue(html.contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;"));
    assertTrue(html.contains("@RaceTest(replay = &quot;rt3-abc_DEF&quot;)"));
    assertTrue(html.contains("<li>An assumption.</li>"));
    assertTrue(html.indexOf("LedgerTest.adds") < html.indexOf("LedgerTest.ends"));
    assertTrue(html.indexOf("LedgerTest.ends") < html.indexOf("LedgerTest.waits"));
    assertTrue(html.contains("25.0 %"));
    assertTrue(html.contains("1:02:03"));
    Files.writeString(Path.of("target/nightly-report.html"), html);
  }

  @Test
  void ofASearchItIsSaidHowFarItHasCome() {
    assertEquals(
        "All 96 traces explored: no failure (95 complete, 1 deadlocked, 0 cut; 4 redundant"
            + " executions).",
        VerdictText.of(COMPLETE));
    assertEquals(
        "Nothing found so far, in 12,355 schedules. Not all traces explored: 96 traces so far, 0 failing"
            + " (95 complete, 1 deadlocked, 0 cut; 4 redundant executions); about 25.0 % done, 300"
            + " executions to come (± 40), 0:05:35 of one worker's time, an estimate.",
        VerdictText.of(OPEN));
  }

  @Test
  void theSummaryHasAllThatIsToBeDone() throws Exception {
    String summary = written(ReportFiles.MARKDOWN, ALL);

    assertTrue(summary.contains("4 tests, 49,420 schedules, 1 failure, 1 piece left out\n"));
    assertTrue(summary.contains("| bank.LedgerTest.adds | failed | 12,355 | 25.0 % | 1:02:03 |\n"));
    assertTrue(summary.contains("\n    @RaceTest(replay = \"rt3-abc_DEF\")\n"));
    assertTrue(summary.contains("\n- An assumption.\n"));
    assertTrue(summary.contains("3 attempts to explore it failed, the last one by: out of memory"));
    assertTrue(summary.contains("\\<script\\>"), summary);
    assertFalse(summary.contains(" *bold*"), summary);
  }

  private static String resource(String name) throws Exception {
    try (InputStream in = ReportFilesTest.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
