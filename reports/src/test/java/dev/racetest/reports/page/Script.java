package dev.racetest.reports.page;

import dev.racetest.scheduler.history.Event;
import dev.racetest.scheduler.history.History;
import dev.racetest.scheduler.history.TaskHistory;
import dev.racetest.scheduler.spi.Operation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A history written by hand, event after event. */
final class Script {
  static final TaskHistory.End ENDED =
      new TaskHistory.End(TaskHistory.State.ENDED, "", -1, "", List.of());

  private static final Path LEDGER = Path.of("src/test/java/dev/racetest/fixtures/Ledger.java");
  private static final List<String> LINES = read();

  private final List<TaskHistory> tasks = new ArrayList<>();
  private final List<Event> events = new ArrayList<>();
  private final List<History.Ordering> orderings = new ArrayList<>();
  private final List<Event.HeldLock> held = new ArrayList<>();
  private boolean racing;
  private boolean shared;

  /** The number of the line of the fixture that contains the code. */
  static int lineOf(String code) {
    for (int i = 0; i < LINES.size(); i++) {
      if (LINES.get(i).contains(code)) {
        return i + 1;
      }
    }
    throw new IllegalArgumentException(code);
  }

  static String place(String code) {
    return "Ledger.java:" + lineOf(code);
  }

  static StackTraceElement frame(String method, String code) {
    return new StackTraceElement(
        "dev.racetest.fixtures.Ledger", method, "Ledger.java", lineOf(code));
  }

  Script task(String name, int creator, TaskHistory.End end) {
    List<StackTraceElement> creation =
        creator < 0
            ? List.of()
            : List.of(
                new StackTraceElement("java.lang.Thread", "start", "Thread.java", 1),
                frame("audit", "depositor.start();"));
    tasks.add(new TaskHistory(tasks.size(), name, creator, creation, end));
    return this;
  }

  /** The next event is a racing one. */
  Script racing() {
    racing = true;
    return this;
  }

  /** The next event is on something that is shared. */
  Script shared() {
    shared = true;
    return this;
  }

  Script holding(String lock, String code) {
    held.add(new Event.HeldLock(lock, place(code)));
    return this;
  }

  Script releasing() {
    held.clear();
    return this;
  }

  Script ordered(int from, int to) {
    orderings.add(new History.Ordering(from, to));
    return this;
  }

  Script does(int task, Operation operation, String subject, String code, Event.Entry entry) {
    return does(task, operation, subject, "", "", code, entry);
  }

  Script does(int task, Operation operation, String subject, String code) {
    return does(task, operation, subject, "", "", code, Event.Entry.GOES_ON);
  }

  Script does(
      int task,
      Operation operation,
      String subject,
      String value,
      String newValue,
      String code,
      Event.Entry entry) {
    int number = events.size() + 1;
    List<StackTraceElement> stack =
        List.of(
            frame("deposit", code),
            new StackTraceElement("java.lang.Thread", "run", "Thread.java", 840),
            new StackTraceElement("java.lang.Thread", "runWith", "Thread.java", 1596),
            frame("audit", "depositor.start();"));
    events.add(
        new Event(
            number,
            number,
            task,
            operation,
            subject,
            value,
            newValue,
            place(code),
            stack,
            held,
            entry,
            shared || racing,
            racing));
    racing = false;
    shared = false;
    return this;
  }

  Event event(int number) {
    return events.get(number - 1);
  }

  int size() {
    return events.size();
  }

  History history() {
    return new History(tasks, events, 0, orderings);
  }

  private static List<String> read() {
    try {
      return Files.readAllLines(LEDGER);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
