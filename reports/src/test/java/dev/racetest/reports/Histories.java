package dev.racetest.reports;

import dev.racetest.scheduler.Coverage;
import dev.racetest.scheduler.ExplorationResult;
import dev.racetest.scheduler.Failure;
import dev.racetest.scheduler.Finding;
import dev.racetest.scheduler.Occurrences;
import dev.racetest.scheduler.Summary;
import dev.racetest.scheduler.history.Details;
import dev.racetest.scheduler.history.Event;
import dev.racetest.scheduler.history.History;
import dev.racetest.scheduler.history.TaskHistory;
import dev.racetest.scheduler.spi.Operation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Results that are always the same. */
public final class Histories {
  private static final String TOKEN = "rt2-token";
  private static final TaskHistory.End ENDED =
      new TaskHistory.End(TaskHistory.State.ENDED, "", -1, "", List.of());
  private static final Event START = event(1, 1, 0, Operation.START, "T1", "AccountTest.java:25");
  private static final Event WRITE =
      new Event(
          2,
          2,
          1,
          Operation.WRITE,
          "Account.balance",
          "100",
          "150",
          "Account.java:33",
          List.of(frame("deposit", 33)),
          List.of(new Event.HeldLock("Account@1", "Account.java:30")),
          Event.Entry.PREEMPTION,
          true,
          true);
  private static final Event READ =
      new Event(
          3,
          3,
          0,
          Operation.READ,
          "Account.balance",
          "100",
          "",
          "Account.java:51",
          List.of(frame("balance", 51)),
          List.of(),
          Event.Entry.ENDED,
          true,
          true);

  private Histories() {}

  /** A data race of two tasks. */
  public static ExplorationResult race() {
    return raceIn(List.of(START, WRITE, READ), "t.Test.race");
  }

  /** The same, with so many events that the main task adds at the end that their number is this. */
  public static ExplorationResult longRace(int events) {
    List<Event> all = new ArrayList<>(List.of(START, WRITE, READ));
    for (int number = 4; number <= events; number++) {
      all.add(event(number, number, 0, Operation.LOCK, "Lock@1", "AccountTest.java:30"));
    }
    return raceIn(all, "t.Test.longRace");
  }

  private static ExplorationResult raceIn(List<Event> events, String test) {
    History history =
        new History(
            List.of(task(0, "main", ENDED), task(1, "depositor", ENDED)),
            events,
            0,
            List.of(new History.Ordering(1, 2), new History.Ordering(0, 2)));
    Details race =
        new Details.Race(
            "Account.balance",
            "int",
            "Account@1",
            WRITE,
            READ,
            List.of(),
            List.of(),
            Optional.empty());
    return result(test, Finding.Kind.DATA_RACE, "DATA RACE on int[] {3}", race, history);
  }

  /** A deadlock of two tasks, told from the second one on. */
  public static ExplorationResult deadlock() {
    return deadlock(List.of(2, 1));
  }

  /** The same, told in another order. */
  public static ExplorationResult deadlock(List<Integer> circle) {
    TaskHistory.End left =
        new TaskHistory.End(
            TaskHistory.State.BLOCKED,
            "waits for Lock@2",
            2,
            "Account.java:7",
            List.of(frame("left", 6)));
    TaskHistory.End right =
        new TaskHistory.End(
            TaskHistory.State.BLOCKED,
            "waits for Lock@1",
            1,
            "Account.java:5",
            List.of(frame("right", 8)));
    History history =
        new History(
            List.of(task(0, "main", ENDED), task(1, "left", left), task(2, "right", right)),
            List.of(START),
            0,
            List.of());
    Details details = new Details.Deadlock(circle, Optional.empty());
    return result("t.Test.deadlock", Finding.Kind.DEADLOCK, "DEADLOCK", details, history);
  }

  /** An execution of one task, an event for each of these steps. */
  public static History ofSteps(int... steps) {
    List<Event> events = new ArrayList<>();
    for (int step : steps) {
      int number = events.size() + 1;
      events.add(event(number, step, 0, Operation.LOCK, "Lock@1", "AccountTest.java:30"));
    }
    return new History(List.of(task(0, "main", ENDED)), events, 0, List.of());
  }

  /** A result without findings. */
  public static ExplorationResult green(String test) {
    return new ExplorationResult(
        summary(test, 0), List.of(), "", 1, "", List.of(), Optional.empty());
  }

  private static ExplorationResult result(
      String test, Finding.Kind kind, String headline, Details details, History history) {
    Finding finding =
        new Finding(kind, headline, headline, "the report", details, 1, TOKEN, Optional.empty());
    Failure failure = new Failure(history, Optional.empty(), Optional.empty(), "");
    return new ExplorationResult(
        summary(test, 1),
        List.of(finding),
        TOKEN,
        1,
        "the report",
        List.of(),
        Optional.of(failure));
  }

  private static Summary summary(String test, int failing) {
    return new Summary(
        test,
        "auto",
        1,
        1000,
        1200,
        failing,
        3,
        1,
        Duration.ofMillis(1500),
        Coverage.NONE,
        new Occurrences(1, 37));
  }

  private static TaskHistory task(int index, String name, TaskHistory.End end) {
    return new TaskHistory(index, name, index == 0 ? -1 : 0, List.of(), end);
  }

  private static Event event(
      int number, int step, int task, Operation operation, String subject, String place) {
    return new Event(
        number,
        step,
        task,
        operation,
        subject,
        "",
        "",
        place,
        List.of(),
        List.of(),
        Event.Entry.GOES_ON,
        true,
        false);
  }

  private static StackTraceElement frame(String method, int line) {
    return new StackTraceElement("bank.Account", method, "Account.java", line);
  }
}
