package dev.racetest.reports.sarif;

import dev.racetest.reports.json.JsonObject;
import dev.racetest.reports.text.EventText;
import dev.racetest.scheduler.history.Event;
import dev.racetest.scheduler.history.History;
import dev.racetest.scheduler.history.TaskHistory;
import java.util.List;
import java.util.stream.IntStream;

/** The interleaving: a thread flow for each task, their steps numbered through. */
final class SarifFlow {
  /** As many as viewers of code review take; of a longer execution the end. */
  private static final int MOST_EVENTS = 1_000;

  private final History history;
  private final SarifLocations locations;

  SarifFlow(History history, SarifLocations locations) {
    this.history = history;
    this.locations = locations;
  }

  /** The one flow; none for a history without events. */
  List<JsonObject> codeFlows() {
    List<JsonObject> threads =
        history.tasks().stream()
            .filter(task -> !events(task).isEmpty())
            .map(this::threadFlow)
            .toList();
    return threads.isEmpty() ? List.of() : List.of(new JsonObject().with("threadFlows", threads));
  }

  private JsonObject threadFlow(TaskHistory task) {
    return new JsonObject()
        .with("id", "T" + task.index())
        .with("message", SarifMessage.of(EventText.of(task)))
        .with("locations", events(task).stream().map(this::location).toList());
  }

  private List<Event> events(TaskHistory task) {
    List<Event> all = history.events();
    return IntStream.range(0, all.size())
        .filter(i -> i >= all.size() - MOST_EVENTS || all.get(i).racing())
        .mapToObj(all::get)
        .filter(event -> event.task() == task.index())
        .toList();
  }

  private JsonObject location(Event event) {
    return new JsonObject()
        .with("location", locations.of(event, EventText.of(event)))
        .with("kinds", kinds(event))
        .with("executionOrder", event.number())
        .with("importance", importance(event));
  }

  private static String importance(Event event) {
    if (event.racing()) {
      return "essential";
    }
    return event.shared() ? "important" : "unimportant";
  }

  private static List<String> kinds(Event event) {
    return switch (event.operation()) {
      case MONITOR_ENTER, MONITOR_REENTER, LOCK -> List.of("acquire", "lock");
      case MONITOR_EXIT -> List.of("release", "lock");
      case CALL -> List.of("call");
      case READ, WRITE, VOLATILE_READ, VOLATILE_WRITE, ATOMIC_UPDATE -> List.of("value", "memory");
      default -> List.of("unknown");
    };
  }
}
