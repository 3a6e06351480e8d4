package dev.racetest.scheduler.text;

import dev.racetest.scheduler.history.Event;
import dev.racetest.scheduler.history.Event.Entry;
import dev.racetest.scheduler.history.Event.HeldLock;
import dev.racetest.scheduler.history.History;
import dev.racetest.scheduler.history.TaskHistory;
import dev.racetest.scheduler.history.TaskHistory.End;
import dev.racetest.scheduler.history.TaskHistory.State;
import dev.racetest.scheduler.spi.Operation;
import java.util.ArrayList;
import java.util.List;

/** Makes histories by hand. */
final class Histories {
  private final List<TaskHistory> tasks = new ArrayList<>();
  private final List<Event> events = new ArrayList<>();
  private int omitted;

  Histories() {
    tasks.add(new TaskHistory(0, "main", -1, List.of(), ended()));
  }

  static End ended() {
    return new End(State.ENDED, "", -1, "", List.of());
  }

  static StackTraceElement frame(String type, String method, int line) {
    String simple = type.substring(type.lastIndexOf('.') + 1).replaceAll("\\$.*", "");
    return new StackTraceElement(type, method, simple + ".java", line);
  }

  /** Adds a task that T0 has started. */
  Histories task(String name, End end) {
    int index = tasks.size();
    tasks.add(
        new TaskHistory(
            index, name, 0, List.of(frame("bank.AccountTest", "audit", 25 + index)), end));
    return this;
  }

  Histories task(String name) {
    return task(name, ended());
  }

  Histories mainEnds(End end) {
    tasks.set(0, new TaskHistory(0, "main", -1, List.of(), end));
    return this;
  }

  Histories omitted(int count) {
    omitted = count;
    return this;
  }

  /** Adds an event in which another task has a part. */
  Histories event(int task, Operation operation, String subject, String value, String newValue) {
    return add(event(task, operation, subject, value, newValue, true, false));
  }

  Histories event(int task, Operation operation, String subject) {
    return event(task, operation, subject, "", "");
  }

  Histories add(Event event) {
    events.add(event);
    return this;
  }

  Event event(
      int task,
      Operation operation,
      String subject,
      String value,
      String newValue,
      boolean shared,
      boolean racing) {
    boolean isSwitch = !events.isEmpty() && events.get(events.size() - 1).task() != task;
    return new Event(
        events.size() + 1,
        events.size() + 1,
        task,
        operation,
        subject,
        value,
        newValue,
        "Account.java:" + (30 + task),
        List.of(),
        List.of(),
        isSwitch ? Entry.PREEMPTION : Entry.GOES_ON,
        shared,
        racing);
  }

  /** An access of a race. */
  static Event access(
      int task,
      Operation operation,
      String value,
      String newValue,
      List<HeldLock> held,
      StackTraceElement... stack) {
    return new Event(
        task,
        task,
        task,
        operation,
        "Account.balance",
        value,
        newValue,
        "Account.java:33",
        List.of(stack),
        held,
        Entry.GOES_ON,
        true,
        true);
  }

  History history() {
    return new History(tasks, events, omitted, List.of());
  }
}
