package dev.racetest.samples.traps;

import static dev.racetest.samples.Explorations.assertFinds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.racetest.samples.Explorations;
import dev.racetest.samples.Threads;
import dev.racetest.scheduler.ExplorationResult;
import dev.racetest.scheduler.Finding;
import dev.racetest.scheduler.Finding.Kind;
import dev.racetest.scheduler.history.Details;
import dev.racetest.scheduler.history.Event;
import dev.racetest.scheduler.history.Event.HeldLock;
import dev.racetest.scheduler.history.History;
import dev.racetest.scheduler.history.TaskHistory;
import dev.racetest.scheduler.spi.Operation;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.junit.jupiter.api.Test;

/** What is written down of a failing execution is what happened in it. */
class HistoryTrapsTest {
  private static final VarHandle TURN;

  static {
    try {
      TURN = MethodHandles.lookup().findVarHandle(Account.class, "turn", int.class);
    } catch (ReflectiveOperationException impossible) {
      throw new ExceptionInInitializerError(impossible);
    }
  }

  private static final class Account {
    private int balance;
    private volatile boolean open;
    private int turn;
    private String owner = "nobody";

    synchronized void deposit(int amount) {
      balance += amount;
    }

    int balance() {
      return balance;
    }
  }

  private static <T> T details(ExplorationResult result, Kind kind, Class<T> type) {
    for (Finding finding : result.findings()) {
      if (finding.kind() == kind) {
        return type.cast(finding.details());
      }
    }
    throw new AssertionError("no " + kind + " in\n" + result.report());
  }

  private static History history(ExplorationResult result) {
    return result.failure().orElseThrow().history();
  }

  private static List<Event> events(History history, Operation operation, String subject) {
    return history.events().stream()
        .filter(event -> event.operation() == operation && event.subject().equals(subject))
        .toList();
  }

  @Test
  void theValuesOfALostUpdate() {
    ExplorationResult result =
        assertFinds(
            Kind.EXCEPTION,
            "values of a lost update",
            () -> {
              Account account = new Account();
              Threads.runAll(() -> account.balance += 2, () -> account.balance += 3);
              if (account.balance() != 5) {
                throw new AssertionError(account.balance());
              }
            });
    List<Event> reads = events(history(result), Operation.READ, "HistoryTrapsTest$Account.balance");
    List<Event> writes =
        events(history(result), Operation.WRITE, "HistoryTrapsTest$Account.balance");
    assertEquals(List.of("0", "0"), reads.stream().limit(2).map(Event::value).toList());
    assertEquals(2, writes.size(), result::report);
    // The second write overwrites what the first one has left.
    assertEquals("0", writes.get(0).value());
    assertEquals(writes.get(0).newValue(), writes.get(1).value());
    assertNotEquals(writes.get(0).newValue(), writes.get(1).newValue());
    assertEquals(writes.get(1).newValue(), reads.get(reads.size() - 1).value());
    assertTrue(writes.stream().allMatch(Event::shared));
  }

  @Test
  void theLockThatOneSideHolds() {
    ExplorationResult result =
        assertFinds(
            Kind.DATA_RACE,
            "one side holds the lock",
            () -> {
              Account account = new Account();
              Threads.runAll(
                  () -> {
                    account.deposit(2);
                    account.deposit(3);
                    account.deposit(4);
                  },
                  account::balance);
            });
    Details.Race race = details(result, Kind.DATA_RACE, Details.Race.class);
    assertEquals("HistoryTrapsTest$Account.balance", race.variable());
    assertEquals("int", race.type());
    assertEquals("HistoryTrapsTest$Account@1", race.object());
    boolean isReadLater = race.later().operation() == Operation.READ;
    Event read = isReadLater ? race.later() : race.earlier();
    Event write = isReadLater ? race.earlier() : race.later();
    assertEquals(List.of(), read.held());
    assertEquals(1, write.held().size());
    HeldLock lock = write.held().get(0);
    assertEquals("HistoryTrapsTest$Account@1", lock.lock());
    assertTrue(lock.since().startsWith("HistoryTrapsTest.java"), lock::since);
    String hint = race.hint().orElseThrow();
    assertTrue(hint.contains("hold HistoryTrapsTest$Account@1"), hint);
    assertTrue(hint.contains(read.place()), hint);
    assertTrue(read.racing() && write.racing());
    assertFalse(read.stack().isEmpty() || write.stack().isEmpty());
  }

  @Test
  void locksOrderWhatTheyGuard() {
    ExplorationResult result =
        assertFinds(
            Kind.EXCEPTION,
            "locks order what they guard",
            () -> {
              Account account = new Account();
              Threads.runAll(() -> account.deposit(1), () -> account.deposit(2));
              throw new IllegalStateException("the end");
            });
    History history = history(result);
    List<Event> enters = events(history, Operation.MONITOR_ENTER, "HistoryTrapsTest$Account@1");
    List<Event> exits = events(history, Operation.MONITOR_EXIT, "HistoryTrapsTest$Account@1");
    assertEquals(2, enters.size(), result::report);
    assertEquals(2, exits.size(), result::report);
    assertTrue(
        history
            .orderings()
            .contains(new History.Ordering(exits.get(0).number(), enters.get(1).number())),
        () -> history.orderings() + "\n" + history.events());
  }

  @Test
  void volatileAndAtomicAccessesHaveValues() {
    ExplorationResult result =
        assertFinds(
            Kind.EXCEPTION,
            "values of atomic accesses",
            () -> {
              Account account = new Account();
              account.open = true;
              boolean isFirst = TURN.compareAndSet(account, 0, 7);
              boolean isSecond = TURN.compareAndSet(account, 0, 8);
              throw new IllegalStateException(isFirst + " " + isSecond + account.open);
            });
    History history = history(result);
    Event opened =
        events(history, Operation.VOLATILE_WRITE, "HistoryTrapsTest$Account.open").get(0);
    assertEquals("false", opened.value());
    assertEquals("true", opened.newValue());
    List<Event> updates =
        history.events().stream()
            .filter(event -> event.operation() == Operation.ATOMIC_UPDATE)
            .toList();
    assertEquals(2, updates.size(), () -> history.events().toString());
    assertEquals("0", updates.get(0).value());
    assertEquals("7", updates.get(0).newValue());
    assertEquals("7", updates.get(1).value());
    assertEquals("", updates.get(1).newValue(), "a compare-and-set that failed writes nothing");
  }

  @Test
  void theOwnerOfALockIsKnownAndSinceWhen() {
    ExplorationResult result =
        assertFinds(
            Kind.DEADLOCK,
            "owners of locks",
            () -> {
              ReentrantLock left = new ReentrantLock();
              ReentrantLock right = new ReentrantLock();
              Threads.runAll(() -> lockBoth(left, right), () -> lockBoth(right, left));
            });
    Details.Deadlock deadlock = details(result, Kind.DEADLOCK, Details.Deadlock.class);
    assertEquals(2, deadlock.circle().size());
    for (int task : deadlock.circle()) {
      TaskHistory.End end = history(result).tasks().get(task).end();
      assertEquals(TaskHistory.State.BLOCKED, end.state());
      assertTrue(deadlock.circle().contains(end.owner()));
      assertTrue(end.ownedSince().startsWith("HistoryTrapsTest.java:"), end::ownedSince);
      assertFalse(end.stack().isEmpty());
    }
  }

  private static void lockBoth(ReentrantLock one, ReentrantLock other) {
    one.lock();
    other.lock();
    other.unlock();
    one.unlock();
  }

  @Test
  void readLocksAreHeldUntilTheyAreUnlocked() {
    ExplorationResult result =
        assertFinds(
            Kind.DATA_RACE,
            "read locks do not exclude each other",
            () -> {
              ReadWriteLock lock = new ReentrantReadWriteLock();
              Account account = new Account();
              Threads.Action write =
                  () -> {
                    lock.readLock().lock();
                    account.balance++;
                    lock.readLock().unlock();
                    account.owner = "somebody";
                  };
              Threads.runAll(write, account::balance);
            });
    Details.Race race = details(result, Kind.DATA_RACE, Details.Race.class);
    Event write = race.later().held().isEmpty() ? race.earlier() : race.later();
    assertEquals("ReentrantReadWriteLock$ReadLock@1", write.held().get(0).lock());
    List<Event> after =
        events(history(result), Operation.WRITE, "HistoryTrapsTest$Account.owner").stream()
            .filter(event -> event.newValue().equals("\"somebody\""))
            .toList();
    assertTrue(after.stream().allMatch(event -> event.held().isEmpty()), after::toString);
  }

  @Test
  void aNotificationThatCameTooEarly() {
    ExplorationResult result =
        assertFinds(
            Kind.DEADLOCK,
            "a lost notification",
            () -> {
              Object mailbox = new Object();
              Threads.Action await =
                  () -> {
                    synchronized (mailbox) {
                      mailbox.wait();
                    }
                  };
              Threads.Action wake =
                  () -> {
                    synchronized (mailbox) {
                      mailbox.notify();
                    }
                  };
              Threads.runAll(await, wake);
            });
    Details.Deadlock deadlock = details(result, Kind.DEADLOCK, Details.Deadlock.class);
    String lost = deadlock.lostNotification().orElseThrow();
    assertTrue(lost.contains("called notify on Object@"), lost);
  }

  @Test
  void whatALivelockWaitsFor() {
    ExplorationResult result =
        assertFinds(
            Kind.LIVELOCK,
            Explorations.options("what a livelock waits for").withMaxSteps(2_000),
            () -> {
              Account account = new Account();
              while (!account.open) {
                Thread.onSpinWait();
              }
            });
    Details.Livelock livelock = details(result, Kind.LIVELOCK, Details.Livelock.class);
    assertEquals(1, livelock.awaited().size(), livelock::toString);
    String awaited = livelock.awaited().get(0);
    assertTrue(awaited.startsWith("T0 reads HistoryTrapsTest$Account.open (false) at"), awaited);
    assertTrue(awaited.endsWith("nobody writes it in the last steps"), awaited);
  }

  @Test
  void callsIntoCollectionsAreOneEventEach() {
    ExplorationResult result =
        assertFinds(
            Kind.DATA_RACE,
            "calls into collections",
            () -> {
              Map<String, Integer> map = new HashMap<>();
              Threads.runAll(() -> map.put("a", 1), () -> map.get("a"));
            });
    Details.Race race = details(result, Kind.DATA_RACE, Details.Race.class);
    assertTrue(race.hint().orElseThrow().contains("ConcurrentHashMap"), race::toString);
    List<Event> puts = events(history(result), Operation.CALL, "HashMap.put");
    assertEquals(1, puts.size(), () -> history(result).events().toString());
    assertTrue(puts.get(0).racing());
  }
}
