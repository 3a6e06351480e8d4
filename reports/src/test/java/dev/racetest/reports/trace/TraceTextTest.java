package dev.racetest.reports.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.racetest.fixtures.Explored;
import dev.racetest.reports.Histories;
import dev.racetest.reports.JsonSchemas;
import dev.racetest.reports.RandomRecords;
import dev.racetest.scheduler.ExplorationResult;
import dev.racetest.scheduler.Failure;
import dev.racetest.scheduler.history.History;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** What the importers of Perfetto and Chrome ask of a trace. */
class TraceTextTest {
  @ParameterizedTest
  @EnumSource
  void theTraceOfAnExplorationIsSound(Explored program) {
    program.result().failure().ifPresent(failure -> assertSound(failure.history()));
  }

  @Test
  void whateverTheHistoryTheTraceIsSound() {
    for (int seed = 0; seed < 100; seed++) {
      RandomRecords.result(seed).failure().ifPresent(failure -> assertSound(failure.history()));
    }
    assertSound(History.EMPTY);
  }

  private static void assertSound(History history) {
    List<JsonNode> trace = trace(history);
    for (JsonNode event : trace) {
      for (String property : List.of("ph", "name", "pid", "tid", "ts")) {
        assertTrue(event.has(property), event::toString);
      }
    }
    assertNested(trace);
    assertFlows(trace);
    assertEquals(
        history.events().size(), of(trace, "X").stream().filter(TraceTextTest::isEvent).count());
  }

  private static List<JsonNode> trace(History history) {
    JsonNode file = JsonSchemas.parse(TraceText.of("t", history));
    List<JsonNode> events = new ArrayList<>();
    file.get("traceEvents").forEach(events::add);
    return events;
  }

  private static List<JsonNode> of(List<JsonNode> trace, String phase) {
    return trace.stream().filter(event -> event.get("ph").asString().equals(phase)).toList();
  }

  private static boolean isEvent(JsonNode slice) {
    return slice.get("cat").asString().startsWith("event");
  }

  /** Slices of a track lie within each other or beside each other, in the order of their starts. */
  private static void assertNested(List<JsonNode> trace) {
    Map<Integer, Integer> endOfStep = new HashMap<>();
    int last = 0;
    for (JsonNode slice : of(trace, "X")) {
      int start = slice.get("ts").asInt();
      int end = start + slice.get("dur").asInt();
      int track = slice.get("tid").asInt();
      assertTrue(end > start && start >= last, slice::toString);
      if (isEvent(slice)) {
        assertTrue(end <= endOfStep.get(track), slice::toString);
      } else {
        assertTrue(start >= endOfStep.getOrDefault(track, 0), slice::toString);
        endOfStep.put(track, end);
      }
      last = start;
    }
  }

  /** Each flow has a start and a later end, both inside a slice of their track. */
  private static void assertFlows(List<JsonNode> trace) {
    List<JsonNode> starts = of(trace, "s");
    List<JsonNode> ends = of(trace, "f");
    assertEquals(starts.size(), ends.size());
    for (int i = 0; i < starts.size(); i++) {
      assertEquals(starts.get(i).get("id"), ends.get(i).get("id"));
      assertEquals("e", ends.get(i).get("bp").asString());
      assertInside(trace, starts.get(i));
      assertInside(trace, ends.get(i));
    }
  }

  private static void assertInside(List<JsonNode> trace, JsonNode point) {
    assertEquals(
        1,
        of(trace, "X").stream()
            .filter(TraceTextTest::isEvent)
            .filter(slice -> slice.get("tid").equals(point.get("tid")))
            .filter(slice -> slice.get("ts").asInt() <= point.get("ts").asInt())
            .filter(
                slice ->
                    point.get("ts").asInt() < slice.get("ts").asInt() + slice.get("dur").asInt())
            .count());
  }

  @Test
  void aRaceHasATrackForEachTaskAndAFlowForTheStart() {
    ExplorationResult race = Histories.race();

    List<JsonNode> trace = trace(race.failure().map(Failure::history).orElseThrow());

    assertEquals(
        List.of("t", "T0 \"main\"", "T1 \"depositor\""),
        of(trace, "M").stream()
            .filter(event -> event.get("name").asString().endsWith("_name"))
            .map(event -> event.at("/args/name").asString())
            .toList());
    assertEquals(
        List.of(
            "step 1",
            "starts T1",
            "step 2",
            "writes Account.balance: 100 -> 150",
            "step 3",
            "reads Account.balance: 100"),
        of(trace, "X").stream().map(event -> event.get("name").asString()).toList());
    JsonNode write = of(trace, "X").get(3);
    assertEquals("event,race", write.get("cat").asString());
    assertEquals("Account@1 since Account.java:30", write.at("/args/held/0").asString());
    assertEquals(1, of(trace, "s").size());
  }

  @Test
  void eventsOfAStepShareItsSlice() {
    List<JsonNode> steps =
        of(trace(Histories.ofSteps(1, 1, 2)), "X").stream().filter(step -> !isEvent(step)).toList();

    assertEquals(
        List.of("step 1 0 20", "step 2 20 10"),
        steps.stream()
            .map(step -> step.get("name").asString() + " " + step.get("ts") + " " + step.get("dur"))
            .toList());
  }
}
