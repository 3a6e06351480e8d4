package dev.racetest.scheduler.text;

import static dev.racetest.scheduler.text.Histories.frame;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.racetest.scheduler.history.Details;
import dev.racetest.scheduler.history.Event;
import dev.racetest.scheduler.history.History;
import dev.racetest.scheduler.history.TaskHistory.End;
import dev.racetest.scheduler.history.TaskHistory.State;
import dev.racetest.scheduler.spi.Operation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReportTextTest {
  private static final int MOST_LINES = 60;
  private static final StackTraceElement[] DEEP =
      IntStream.range(0, 40)
          .mapToObj(line -> frame("bank.Account", "deposit", line + 1))
          .toArray(StackTraceElement[]::new);

  private static History longHistory() {
    Histories histories = new Histories().task("one").task("two");
    for (int i = 0; i < 500; i++) {
      histories.event(1 + i % 2, Operation.WRITE, "Counter.count", "" + i, "" + (i + 1));
    }
    return histories.history();
  }

  private static Section race(String variable) {
    Event write = Histories.access(1, Operation.WRITE, "0", "1", List.of(), DEEP);
    Event read = Histories.access(2, Operation.READ, "0", "", List.of(), DEEP);
    Details.Race race =
        new Details.Race(
            variable,
            "long",
            "Account@1",
            write,
            read,
            List.of("no common lock"),
            List.of("one: fine", "other: fine"),
            Optional.of("use a lock"));
    return new RaceText(race, longHistory(), SourceLines.NONE, List.of());
  }

  private static ReportText report(List<Section> findings, String output, List<String> notes) {
    return new ReportText(
        findings,
        List.of("Inevitable from step 14 on."),
        longHistory(),
        output,
        "seen in 37 of 200 schedules, first in schedule 3",
        notes,
        "rt2-token");
  }

  private static void assertFits(ReportText report) {
    String text = report.text();
    assertTrue(text.lines().count() <= MOST_LINES, () -> text.lines().count() + "\n" + text);
  }

  @Test
  void endsWithHowToReplay() {
    String text = report(List.of(race("A.b")), "", List.of()).text();
    assertTrue(
        text.endsWith(
            """
              seen in 37 of 200 schedules, first in schedule 3
              Replay:  -Dracetest.replay=rt2-token
                  or   @RaceTest(replay = "rt2-token")
            """),
        text);
    assertTrue(text.startsWith("DATA RACE on A.b (long) of Account@1\n"), text);
    assertTrue(text.contains("\n  Inevitable from step 14 on.\n"), text);
    assertTrue(text.contains("\n  Interleaving:\n"), text);
  }

  @Test
  void aRaceWithEverythingFits() {
    List<String> notes = Collections.nCopies(20, "a note of\nseveral\nlines");
    assertFits(report(List.of(race("A.b")), "printed\n".repeat(1000), notes));
  }

  @Test
  void manyRacesFitAndAllAreCounted() {
    List<Section> races = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      races.add(race("A.field" + i));
    }
    ReportText report = report(races, "printed\n".repeat(1000), List.of("a note"));
    assertFits(report);
    String text = report.text();
    assertTrue(text.contains("DATA RACE on A.field1 "), text);
    assertTrue(text.matches("(?s).*\\.\\.\\. and \\d+ other findings.*"), text);
  }

  @Test
  void anExceptionFits() {
    Section exception =
        new ExceptionText(
            "thread \"one\"",
            "java.lang.AssertionError: " + "a long message\n".repeat(100),
            List.of(DEEP),
            SourceLines.NONE);
    ReportText report = report(List.of(exception), "printed\n".repeat(1000), List.of());
    assertFits(report);
    assertTrue(report.text().contains("more lines of its message"), report::text);
  }

  @Test
  void aDeadlockFits() {
    End waits =
        new End(State.BLOCKED, "waits for the monitor of A@1", 2, "A.java:1", List.of(DEEP));
    End other =
        new End(State.BLOCKED, "waits for the monitor of A@2", 1, "A.java:1", List.of(DEEP));
    End joins = new End(State.WAITING, "waits for the end of T1", 1, "", List.of(DEEP));
    History history =
        new Histories().mainEnds(joins).task("one", waits).task("two", other).history();
    Section deadlock =
        new DeadlockText(
            new Details.Deadlock(List.of(1, 2), Optional.empty()), history, SourceLines.NONE);
    assertFits(report(List.of(deadlock), "printed\n".repeat(1000), List.of("a note")));
  }

  @Test
  void aLivelockFits() {
    Details.Livelock details =
        new Details.Livelock(
            Collections.nCopies(100, "reads A.b at A.java:1"),
            Collections.nCopies(100, "T1 reads A.b"));
    Section livelock = new LivelockText("2 threads are busy", details);
    assertEquals("LIVELOCK: 2 threads are busy", livelock.headline());
    ReportText report = report(List.of(livelock), "printed\n".repeat(1000), List.of("a note"));
    assertFits(report);
    assertTrue(report.text().matches("(?s).*\\.\\.\\. and \\d+ more lines\n.*"), report::text);
  }

  @Test
  void linesFitBesideFramesAndTokens() {
    Section exception =
        new ExceptionText(
            "thread \"one\"",
            "E: " + "word ".repeat(80) + "x".repeat(300),
            List.of(),
            SourceLines.NONE);
    Section plain = new PlainText("HEADLINE " + "word ".repeat(50), List.of("word ".repeat(60)));
    ReportText report =
        report(
            List.of(exception, plain, race("A.b")),
            "y".repeat(500) + "\n\u001b[2J\tz",
            List.of("note ".repeat(90)));
    String text = report.text();
    assertTrue(text.lines().allMatch(line -> line.length() <= 120), text);
    assertFalse(text.contains("\u001b"), text);
  }

  @Test
  void endOfTheOutputIsShownAndSaysSo() {
    StringBuilder output = new StringBuilder();
    IntStream.rangeClosed(1, 100).forEach(i -> output.append("line ").append(i).append('\n'));
    String text = report(List.of(), output.toString(), List.of()).text();
    assertTrue(text.contains("of 100 lines:\n"), text);
    assertTrue(text.contains("\n    line 100\n"), text);
    assertFalse(text.contains("\n    line 1\n"), text);
  }

  /** They hold tokens of their own. */
  @Test
  void longWordsOfNotesAreNotBroken() {
    String token = "-Dracetest.replay=rt2-" + "t".repeat(300);
    assertTrue(report(List.of(), "", List.of("see\n  Replay: " + token)).text().contains(token));
  }
}
