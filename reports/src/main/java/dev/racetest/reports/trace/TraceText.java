package dev.racetest.reports.trace;

import dev.racetest.reports.json.JsonObject;
import dev.racetest.reports.json.JsonText;
import dev.racetest.reports.text.EventText;
import dev.racetest.reports.text.StackFrames;
import dev.racetest.scheduler.history.Event;
import dev.racetest.scheduler.history.History;
import dev.racetest.scheduler.history.TaskHistory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A history in the Trace Event Format, which {@code ui.perfetto.dev} and {@code chrome://tracing}
 * open: a track for each task, a slice for each step with its events inside, and a flow for each
 * ordering. Its time is the order of the events, ten microseconds each, not time that passed.
 */
public final class TraceText {
  private static final int PROCESS = 1;
  private static final int TICK = 10;

  private final History history;
  private final List<JsonObject> trace = new ArrayList<>();

  private TraceText(History history) {
    this.history = history;
  }

  /**
   * The trace of an execution.
   *
   * @param test the name of the test, for the head of the trace
   */
  public static String of(String test, History history) {
    TraceText text = new TraceText(history);
    text.addNames(test);
    text.addSteps();
    text.addOrderings();
    JsonObject file =
        new JsonObject()
            .with("traceEvents", text.trace)
            .with("displayTimeUnit", "ns")
            .with("otherData", new JsonObject().with("time", "order of events, not time passed"));
    return JsonText.of(file);
  }

  private void addNames(String test) {
    add("M", "process_name", 0, 0).with("args", new JsonObject().with("name", test));
    for (TaskHistory task : history.tasks()) {
      add("M", "thread_name", task.index(), 0)
          .with("args", new JsonObject().with("name", EventText.of(task)));
      add("M", "thread_sort_index", task.index(), 0)
          .with("args", new JsonObject().with("sort_index", task.index()));
    }
  }

  private void addSteps() {
    List<Event> events = history.events();
    int first = 0;
    for (int i = 1; i <= events.size(); i++) {
      if (i == events.size() || !isSameStep(events.get(first), events.get(i))) {
        addStep(first, i);
        first = i;
      }
    }
  }

  private static boolean isSameStep(Event one, Event other) {
    return one.step() == other.step() && one.task() == other.task();
  }

  private void addStep(int from, int to) {
    Event first = history.events().get(from);
    add("X", "step " + first.step(), first.task(), from * TICK)
        .with("cat", "step")
        .with("dur", (to - from) * TICK)
        .with("args", new JsonObject().with("entry", first.entry().name()));
    for (int i = from; i < to; i++) {
      addEvent(history.events().get(i), i * TICK);
    }
  }

  private void addEvent(Event event, int time) {
    JsonObject slice =
        add("X", EventText.of(event), event.task(), time)
            .with("cat", event.racing() ? "event,race" : "event")
            .with("dur", TICK)
            .with("args", arguments(event));
    if (event.racing()) {
      slice.with("cname", "terrible");
    }
  }

  private static JsonObject arguments(Event event) {
    return new JsonObject()
        .with("number", event.number())
        .with("place", event.place())
        .with("held", event.held().stream().map(TraceText::lock).toList())
        .with("stack", event.stack().stream().map(StackFrames::text).toList());
  }

  private static String lock(Event.HeldLock lock) {
    return lock.lock() + " since " + lock.since();
  }

  private void addOrderings() {
    Map<Integer, Integer> positions = new HashMap<>();
    for (int i = 0; i < history.events().size(); i++) {
      positions.put(history.events().get(i).number(), i);
    }
    int id = 0;
    for (History.Ordering ordering : history.orderings()) {
      Integer from = positions.get(ordering.from());
      Integer to = positions.get(ordering.to());
      if (from != null && to != null) {
        id++;
        addEnd("s", id, from);
        addEnd("f", id, to).with("bp", "e");
      }
    }
  }

  /** One end of a flow; it is tied to the slice around its time. */
  private JsonObject addEnd(String phase, int id, int position) {
    Event event = history.events().get(position);
    return add(phase, "happens before", event.task(), position * TICK + TICK / 2)
        .with("cat", "ordering")
        .with("id", id);
  }

  private JsonObject add(String phase, String name, int task, int time) {
    JsonObject event =
        new JsonObject()
            .with("ph", phase)
            .with("name", name)
            .with("pid", PROCESS)
            .with("tid", task)
            .with("ts", time);
    trace.add(event);
    return event;
  }
}
