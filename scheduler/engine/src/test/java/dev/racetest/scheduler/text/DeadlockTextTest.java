package dev.racetest.scheduler.text;

import static dev.racetest.scheduler.text.Histories.frame;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.racetest.scheduler.history.Details;
import dev.racetest.scheduler.history.TaskHistory.End;
import dev.racetest.scheduler.history.TaskHistory.State;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DeadlockTextTest {
  private static End wants(String lock, int owner, int line) {
    return new End(
        State.BLOCKED,
        "waits for the monitor of " + lock,
        owner,
        "Fork.java:7",
        List.of(frame("dinner.Fork", "eat", line)));
  }

  private static End joins(int task) {
    return new End(
        State.WAITING,
        "waits for the end of T" + task,
        task,
        "",
        List.of(frame("dinner.DinnerTest", "dinner", 60)));
  }

  private static Histories twoPhilosophers() {
    return new Histories()
        .mainEnds(joins(1))
        .task("Plato", wants("Fork@2", 2, 9))
        .task("Kant", wants("Fork@1", 1, 9));
  }

  private static DeadlockText text(Histories histories, List<Integer> circle) {
    return new DeadlockText(
        new Details.Deadlock(circle, Optional.empty()), histories.history(), SourceLines.NONE);
  }

  @Test
  void circleOfTwo() {
    assertEquals(
        """
        DEADLOCK: T1 waits for T2 waits for T1

          "Plato" (T1) waits for the monitor of Fork@2, held by "Kant" (T2) since Fork.java:7
              at dinner.Fork.eat(Fork.java:9)
          "Kant" (T2) waits for the monitor of Fork@1, held by "Plato" (T1) since Fork.java:7
              at dinner.Fork.eat(Fork.java:9)

          Outside the circle:
          "main" (T0) waits for the end of T1
              at dinner.DinnerTest.dinner(DinnerTest.java:60)
        """,
        text(twoPhilosophers(), List.of(1, 2)).text(Room.WIDE));
  }

  @Test
  void lostNotificationIsNamed() {
    End waits =
        new End(
            State.WAITING,
            "waits to be notified on Gate@1",
            -1,
            "",
            List.of(frame("Gate", "pass", 5)));
    Histories histories = new Histories().mainEnds(joins(1)).task("guest", waits);
    String how = "T2 called notifyAll on Gate@1 at Gate.java:9 when nobody was waiting yet";
    DeadlockText text =
        new DeadlockText(
            new Details.Deadlock(List.of(), Optional.of(how)),
            histories.history(),
            SourceLines.NONE);
    assertTrue(
        text.headline().startsWith("DEADLOCK: a notification was lost: notify ran before wait"),
        text.headline());
    String story = text.text(Room.WIDE);
    assertTrue(story.contains("\n  Lost notification: " + how + "\n"), story);
    assertTrue(story.indexOf("\"guest\"") < story.indexOf("\"main\""), story);
    assertTrue(text(histories, List.of()).headline().contains("waits to be notified"));
  }

  @Test
  void nobodyWhoHasEndedIsShown() {
    String text = text(twoPhilosophers().task("waiter"), List.of(1, 2)).text(Room.WIDE);
    assertFalse(text.contains("waiter"), text);
  }

  /** Two of fifty are in the circle, the others idle in a pool. */
  @Test
  void circleComesFirstAndIdleThreadsAreOneGroup() {
    Histories histories = new Histories().mainEnds(joins(1));
    for (int i = 1; i <= 46; i++) {
      histories.task(
          "worker-" + i,
          new End(
              State.WAITING,
              "is parked, waiting for Queue@1",
              -1,
              "",
              List.of(frame("java.util.concurrent.LinkedBlockingQueue", "take", 435))));
    }
    histories.task("Plato", wants("Fork@2", 48, 9)).task("Kant", wants("Fork@1", 47, 9));
    List<String> lines = text(histories, List.of(47, 48)).text(Room.WIDE).lines().toList();
    assertTrue(lines.get(2).startsWith("  \"Plato\" (T47) waits for"), lines.get(2));
    assertTrue(lines.stream().anyMatch(line -> line.contains("and 45 other threads stand at")));
    assertTrue(lines.size() < 20, () -> String.join("\n", lines));
    assertTrue(lines.stream().allMatch(line -> line.length() <= 120));
  }

  @Test
  void circleOfFiftyIsTold() {
    Histories histories = new Histories().mainEnds(joins(1));
    for (int i = 1; i <= 50; i++) {
      histories.task("philosopher-" + i, wants("Fork@" + (i % 50 + 1), i % 50 + 1, 9));
    }
    List<Integer> circle = IntStream.rangeClosed(1, 50).boxed().toList();
    DeadlockText text = text(histories, circle);
    assertTrue(text.headline().length() <= 120, text.headline());
    List<String> lines = text.text(Room.WIDE).lines().toList();
    assertTrue(lines.get(2).startsWith("  \"philosopher-1\" (T1) waits for"), lines.get(2));
    assertTrue(lines.contains("  ... and 30 more in the circle"));
    assertTrue(lines.size() < 60, () -> String.join("\n", lines));
    assertTrue(lines.stream().allMatch(line -> line.length() <= 120));
  }

  @Test
  void threadsBeyondTheRoomAreNamedWithTheirPlaces() {
    Histories histories = new Histories();
    for (int i = 1; i <= 5; i++) {
      histories.task(
          "worker-" + i,
          new End(State.WAITING, "is parked", -1, "", List.of(frame("Pool", "work", i))));
    }
    Room narrow = new Room(1, 4, 2, 8, 1, 1);
    String text = text(histories, List.of()).text(narrow);
    assertTrue(text.contains("... and 3 other threads: T3 at Pool.java:3, T4 at"), text);
  }
}
