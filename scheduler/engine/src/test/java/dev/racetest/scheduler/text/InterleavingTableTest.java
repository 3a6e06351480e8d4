package dev.racetest.scheduler.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.racetest.scheduler.history.TaskHistory.End;
import dev.racetest.scheduler.history.TaskHistory.State;
import dev.racetest.scheduler.spi.Operation;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InterleavingTableTest {
  private static final int ROWS = 40;

  private static String text(Histories histories) {
    return new InterleavingTable(histories.history()).text(ROWS);
  }

  private static Histories lostUpdate() {
    Histories histories = new Histories().task("one").task("two");
    return histories
        .event(0, Operation.START, "\"one\"")
        .event(0, Operation.START, "\"two\"")
        .event(1, Operation.READ, "Counter.count", "0", "")
        .add(histories.event(2, Operation.READ, "Counter.count", "0", "", true, true))
        .add(histories.event(1, Operation.WRITE, "Counter.count", "0", "1", true, true))
        .event(2, Operation.WRITE, "Counter.count", "1", "1")
        .event(0, Operation.READ, "Counter.count", "1", "");
  }

  @Test
  void columnForEachTask() {
    assertEquals(
        """
          Interleaving (> marks the accesses that race):
            step  switch            T0 "main"               T1 "one"                T2 "two"
               1                    starts "one"  Account.java:30
               2                    starts "two"  Account.java:30
               3  1 T0 preempted                            reads Counter.count -> 0  Account.java:31
          >    4  2 T1 preempted                                                    reads Counter.count -> 0  Account.java:32
          >    5  3 T2 preempted                            writes Counter.count 0 -> 1  Account.java:31
               6  4 T1 preempted                                                    writes Counter.count 1 -> 1  Account.java:32
               7  5 T2 preempted    reads Counter.count -> 1  Account.java:30
        """,
        text(lostUpdate()));
  }

  @Test
  void stepsBeginInTheColumnOfTheirTask() {
    List<String> lines = text(lostUpdate()).lines().toList();
    String heading = lines.get(1);
    for (String line : lines.subList(2, lines.size())) {
      int task = line.contains(":30") ? 0 : line.contains(":31") ? 1 : 2;
      int action =
          line.indexOf(
              line.contains("starts") ? "starts" : line.contains("reads") ? "reads" : "writes");
      assertEquals(heading.indexOf("T" + task), action, line);
    }
  }

  @Test
  void whatNobodyElseHasAPartInIsLeftOut() {
    Histories histories = lostUpdate();
    for (int i = 0; i < 20; i++) {
      histories.add(
          histories.event(0, Operation.WRITE, "Log.lines", "" + i, "" + (i + 1), false, false));
    }
    String text = text(histories);
    assertFalse(text.contains("Log.lines"), text);
    assertTrue(text.contains("Counter.count"), text);
  }

  @Test
  void whereLittleIsSharedASmallExecutionIsShownWhole() {
    Histories histories = new Histories().task("one");
    histories.event(0, Operation.START, "\"one\"");
    histories.add(histories.event(1, Operation.SLEEP, "", "", "", false, false));
    assertTrue(text(histories).contains("sleeps  Account.java:31"), text(histories));
  }

  @Test
  void lockThatSomebodyWaitsForIsShownThoughOnlyOneHadIt() {
    End waits = new End(State.BLOCKED, "waits for the monitor of Fork@1", 1, "", List.of());
    Histories histories = new Histories().task("one").task("two", waits);
    for (int i = 0; i < 30; i++) {
      histories.event(0, Operation.VOLATILE_WRITE, "Log.lines", "" + i, "" + (i + 1));
    }
    histories.add(histories.event(1, Operation.MONITOR_ENTER, "Fork@1", "", "", false, false));
    histories.add(histories.event(1, Operation.MONITOR_ENTER, "Fork@7", "", "", false, false));
    List<String> lines = text(histories).lines().toList();
    assertTrue(lines.stream().anyMatch(line -> line.contains("locks Fork@1")), lines::toString);
    assertFalse(lines.stream().anyMatch(line -> line.contains("locks Fork@7")), lines::toString);
    assertTrue(lines.get(lines.size() - 1).endsWith("waits for the monitor of Fork@1"));
  }

  @Test
  void repetitionsAreCounted() {
    Histories histories = lostUpdate();
    for (int i = 0; i < 12; i++) {
      histories.event(1, Operation.CALL, "Queue.poll");
    }
    assertTrue(text(histories).contains("calls Queue.poll (x12)  Account.java:31"));
  }

  @Test
  void spinningIsFolded() {
    Histories histories = lostUpdate();
    for (int i = 0; i < 100; i++) {
      histories.event(1, Operation.VOLATILE_READ, "Flag.set", "false", "");
      histories.event(2, Operation.VOLATILE_READ, "Flag.other", "false", "");
    }
    String text = text(histories);
    assertTrue(text.contains("... these 2 rows again, 99 more times"), text);
    assertTrue(text.lines().count() < 20, text);
  }

  @Test
  void longExecutionsAreCutAndSaySo() {
    Histories histories = lostUpdate().omitted(7);
    for (int i = 0; i < 200; i++) {
      histories.event(1 + i % 2, Operation.VOLATILE_WRITE, "Counter.count", "" + i, "" + (i + 1));
    }
    String text = text(histories);
    assertTrue(text.contains("... 7 earlier events left out"), text);
    assertTrue(text.contains("rows left out"), text);
    assertTrue(text.lines().filter(line -> line.contains("  Account.java")).count() <= ROWS, text);
    assertEquals(2, text.lines().filter(line -> line.startsWith("  >")).count(), text);
    assertTrue(text.contains("writes (volatile) Counter.count 199 -> 200"), text);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 5, 6, 7, 8, 12, 20, 35, 50})
  void fitsWithAnyNumberOfThreads(int threads) {
    Histories histories = new Histories();
    for (int i = 1; i < threads; i++) {
      histories.task("pool-1-thread-" + i);
    }
    for (int i = 0; i < 3 * threads; i++) {
      histories.event(
          i % threads, Operation.ATOMIC_UPDATE, "Account.balance", "" + i, "" + (i + 1));
    }
    List<String> lines = text(histories).lines().toList();
    assertTrue(lines.stream().allMatch(line -> line.length() <= 120), () -> text(histories));
    for (int i = 0; i < 3; i++) {
      // Whole and with the task's number, if it is not in a column.
      String last = lines.get(lines.size() - 1 - i);
      int from = 3 * threads - 1 - i;
      int task = from % threads;
      String end = from + " -> " + (from + 1) + "  Account.java:" + (30 + task);
      assertTrue(last.endsWith(end), last);
      assertTrue(threads < 7 || last.contains(" T" + task + " "), last);
    }
  }

  @Test
  void ofManyThreadsTheInvolvedOnesHaveColumns() {
    Histories histories = new Histories();
    for (int i = 1; i < 50; i++) {
      histories.task("w" + i);
    }
    histories.event(17, Operation.READ, "A.b", "0", "").event(42, Operation.WRITE, "A.b", "0", "1");
    String heading = text(histories).lines().skip(1).findFirst().orElseThrow();
    assertTrue(heading.matches(".*T17 \"w17\" +T42 \"w42\""), heading);
  }

  @Test
  void longTextIsCutAndItsPlaceIsNot() {
    Histories histories = new Histories().task("one");
    histories.event(0, Operation.READ, "A.a", "0", "");
    histories.event(1, Operation.WRITE, "A.b", "\"" + "x".repeat(200) + "\"", "\"\"");
    String last = text(histories).lines().reduce((one, two) -> two).orElseThrow();
    assertEquals(120, last.length(), last);
    assertTrue(last.endsWith("...  Account.java:31"), last);
  }

  @Test
  void nothingIsSaidOfAnExecutionThatIsNotKnown() {
    assertEquals("", text(new Histories()));
  }
}
