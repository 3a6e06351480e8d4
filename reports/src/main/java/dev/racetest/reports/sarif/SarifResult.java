package dev.racetest.reports.sarif;

import dev.racetest.reports.json.JsonObject;
import dev.racetest.reports.json.JsonText;
import dev.racetest.reports.text.EventText;
import dev.racetest.reports.text.Fingerprint;
import dev.racetest.scheduler.ExplorationResult;
import dev.racetest.scheduler.Failure;
import dev.racetest.scheduler.Finding;
import dev.racetest.scheduler.history.Details;
import dev.racetest.scheduler.history.Event;
import dev.racetest.scheduler.history.History;
import dev.racetest.scheduler.history.TaskHistory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One finding as a result. */
final class SarifResult {
  private final ExplorationResult exploration;
  private final History reported;
  private final SarifLocations locations;
  private final List<JsonObject> places = new ArrayList<>();
  private final List<JsonObject> stacks = new ArrayList<>();

  SarifResult(ExplorationResult exploration, SarifLocations locations) {
    this.exploration = exploration;
    this.reported = exploration.failure().map(Failure::history).orElse(History.EMPTY);
    this.locations = locations;
  }

  JsonObject of(Finding finding) {
    // What happened in other executions than the reported one is not known.
    History history = exploration.reported().contains(finding) ? reported : History.EMPTY;
    collect(finding, history);
    return new JsonObject()
        .with("ruleId", SarifRules.id(finding.kind()))
        .with("ruleIndex", finding.kind().ordinal())
        .with("level", "error")
        .with("message", SarifMessage.of(finding.headline()))
        .with("locations", places.stream().limit(1).toList())
        .with("relatedLocations", related())
        .with("stacks", differentStacks())
        .with("codeFlows", new SarifFlow(history, locations).codeFlows())
        .with("partialFingerprints", fingerprints(finding))
        .with("properties", properties(finding));
  }

  private void collect(Finding finding, History history) {
    finding.cause().ifPresent(this::addCause);
    if (finding.details() instanceof Details.Race race) {
      addAccess("the later access", race.later());
      addAccess("the earlier access", race.earlier());
    } else if (finding.details() instanceof Details.Deadlock deadlock) {
      deadlock.circle().forEach(task -> addWaiting(task, history));
    }
    if (places.isEmpty()) {
      history.tasks().forEach(task -> addWaiting(task.index(), history));
    }
  }

  /** The exception is one of the code under test; its method may fail. */
  private void addCause(Throwable cause) {
    try {
      List<StackTraceElement> stack = List.of(cause.getStackTrace());
      addStack("thrown here", stack);
    } catch (Throwable itself) {
      // Then nobody knows where.
    }
  }

  private void addAccess(String which, Event access) {
    places.add(locations.of(access, which + ": T" + access.task() + " " + EventText.of(access)));
    addFrames(which, access.stack());
  }

  private void addWaiting(int index, History history) {
    history.tasks().stream()
        .filter(task -> task.index() == index && !task.end().stack().isEmpty())
        .forEach(task -> addStack(waiting(task), task.end().stack()));
  }

  private static String waiting(TaskHistory task) {
    String waitsFor = task.end().waitsFor();
    return EventText.of(task) + (waitsFor.isEmpty() ? " stands here" : ": " + waitsFor);
  }

  private void addStack(String message, List<StackTraceElement> stack) {
    locations
        .under(stack)
        .map(locations::of)
        .ifPresent(place -> places.add(place.with("message", SarifMessage.of(message))));
    addFrames(message, stack);
  }

  private void addFrames(String message, List<StackTraceElement> stack) {
    if (!stack.isEmpty()) {
      stacks.add(
          new JsonObject()
              .with("message", SarifMessage.of(message))
              .with("frames", stack.stream().map(this::frame).toList()));
    }
  }

  /** SARIF wants each stack once. */
  private Collection<JsonObject> differentStacks() {
    Map<String, JsonObject> byText = new LinkedHashMap<>();
    stacks.forEach(stack -> byText.putIfAbsent(JsonText.of(stack), stack));
    return byText.values();
  }

  private JsonObject frame(StackTraceElement frame) {
    return new JsonObject().with("location", locations.of(frame));
  }

  private List<JsonObject> related() {
    List<JsonObject> related = places.subList(Math.min(1, places.size()), places.size());
    for (int i = 0; i < related.size(); i++) {
      related.get(i).with("id", i + 1);
    }
    return related;
  }

  private static JsonObject fingerprints(Finding finding) {
    return new JsonObject().with("racetestFinding/v1", Fingerprint.of(finding.identity()));
  }

  private JsonObject properties(Finding finding) {
    return new JsonObject()
        .with("token", finding.token())
        .with("seen", finding.seen())
        .with("seenOf", exploration.summary().occurrences().executions())
        .with("report", finding.report());
  }
}
