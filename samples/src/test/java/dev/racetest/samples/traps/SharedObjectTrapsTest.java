package dev.racetest.samples.traps;

import static dev.racetest.samples.Explorations.assertFinds;
import static dev.racetest.samples.Explorations.assertSilent;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.racetest.scheduler.ExplorationResult;
import dev.racetest.scheduler.Finding.Kind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The shared object is made in the body and reaches the threads in one way or another. */
class SharedObjectTrapsTest {
  private static final class Counter {
    int count;

    void increment() {
      count++;
    }
  }

  private static final class LockedCounter {
    private int count;

    synchronized void increment() {
      count++;
    }

    synchronized int value() {
      return count;
    }
  }

  private static void assertRaceOn(String variable, ExplorationResult result) {
    assertTrue(
        result.findings().stream()
            .anyMatch(
                finding ->
                    finding.kind() == Kind.DATA_RACE && finding.headline().contains(variable)),
        () -> "no headline names " + variable + "\n" + result.report());
  }

  private static void runTwice(Runnable runnable) throws InterruptedException {
    Thread a = new Thread(runnable);
    Thread b = new Thread(runnable);
    a.start();
    b.start();
    a.join();
    b.join();
  }

  @Test
  void capturedByALambda() {
    ExplorationResult result =
        assertFinds(
            Kind.DATA_RACE,
            "captured by a lambda",
            () -> {
              Counter counter = new Counter();
              runTwice(() -> counter.increment());
              assertEquals(2, counter.count);
            });
    assertRaceOn("Counter.count", result);
  }

  /** The failed assertion is the consequence of the race, and the report tells both. */
  @Test
  void theLostUpdateIsShownBesideTheRace() {
    ExplorationResult result =
        assertFinds(
            Kind.EXCEPTION,
            "race and lost update",
            () -> {
              Counter counter = new Counter();
              runTwice(counter::increment);
              assertEquals(2, counter.count);
            });
    assertRaceOn("Counter.count", result);
  }

  @Test
  void capturedByAMethodReference() {
    ExplorationResult result =
        assertFinds(
            Kind.DATA_RACE,
            "captured by a method reference",
            () -> {
              Counter counter = new Counter();
              runTwice(counter::increment);
              assertEquals(2, counter.count);
            });
    assertRaceOn("Counter.count", result);
  }

  @Test
  void capturedByAnAnonymousRunnable() {
    ExplorationResult result =
        assertFinds(
            Kind.DATA_RACE,
            "captured by an anonymous Runnable",
            () -> {
              Counter counter = new Counter();
              Runnable increment =
                  new Runnable() {
                    @Override
                    public void run() {
                      counter.increment();
                    }
                  };
              runTwice(increment);
              assertEquals(2, counter.count);
            });
    assertRaceOn("Counter.count", result);
  }

  @Test
  void sharedBySubclassesOfThread() {
    ExplorationResult result =
        assertFinds(
            Kind.DATA_RACE,
            "shared by subclasses of Thread",
            () -> {
              Counter counter = new Counter();
              class Incrementer extends Thread {
                @Override
                public void run() {
                  counter.increment();
                }
              }
              Thread a = new Incrementer();
              Thread b = new Incrementer();
              a.start();
              b.start();
              a.join();
              b.join();
              assertEquals(2, counter.count);
            });
    assertRaceOn("Counter.count", result);
  }

  @Test
  void anElementOfAnArray() {
    assertFinds(
        Kind.DATA_RACE,
        "an element of an array",
        () -> {
          int[] count = new int[1];
          runTwice(() -> count[0]++);
        });
  }

  @Test
  void neighboursInAnArrayAreNoRace() {
    assertSilent(
        "neighbours in an array",
        () -> {
          int[] counts = new int[2];
          Thread a = new Thread(() -> counts[0]++);
          Thread b = new Thread(() -> counts[1]++);
          a.start();
          b.start();
          a.join();
          b.join();
          assertEquals(2, counts[0] + counts[1]);
        });
  }

  @Test
  void aRacyIncrementWithoutAnyAssertion() {
    ExplorationResult result =
        assertFinds(
            Kind.DATA_RACE,
            "without any assertion",
            () -> {
              Counter counter = new Counter();
              runTwice(() -> counter.count++);
            });
    assertRaceOn("Counter.count", result);
  }

  @Test
  void theBodyItselfRacesWithAThread() {
    ExplorationResult result =
        assertFinds(
            Kind.DATA_RACE,
            "the body itself",
            () -> {
              Counter counter = new Counter();
              Thread thread = new Thread(counter::increment);
              thread.start();
              counter.increment();
              thread.join();
            });
    assertRaceOn("Counter.count", result);
  }

  @Test
  void tenThreadsStartedInALoop() {
    ExplorationResult result =
        assertFinds(
            Kind.DATA_RACE,
            "ten threads, racy",
            () -> {
              Counter counter = new Counter();
              runTenTimes(counter::increment);
            });
    assertRaceOn("Counter.count", result);
  }

  @Test
  void tenThreadsStartedInALoopWithALock() {
    assertSilent(
        "ten threads, locked",
        () -> {
          LockedCounter counter = new LockedCounter();
          runTenTimes(counter::increment);
          assertEquals(10, counter.value());
        });
  }

  private static void runTenTimes(Runnable runnable) throws InterruptedException {
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      Thread thread = new Thread(runnable);
      threads.add(thread);
      thread.start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
  }
}
