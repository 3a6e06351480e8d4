package dev.racetest.samples.traps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.racetest.hooks.Hooks;
import dev.racetest.samples.Explorations;
import dev.racetest.scheduler.ExplorationResult;
import dev.racetest.scheduler.Finding;
import dev.racetest.scheduler.RaceTests;
import org.junit.jupiter.api.Test;

/** What is compiled while the hooks sleep has none; it is not to be used by an exploration. */
class RestTrapsTest {
  private static final int OFTEN = 50_000;

  private static final class Counter {
    private int count;

    void increment() {
      count++;
    }

    synchronized void incrementAlone() {
      count++;
    }
  }

  @Test
  void aRaceIsFoundInCodeThatWasCompiledDuringARest() throws InterruptedException {
    ExplorationResult before = explore();
    awaitRest();
    useOrdinarily();
    ExplorationResult after = explore();
    assertEquals(before.findings().get(0).token(), after.findings().get(0).token());
    Explorations.assertSilent(
        "rest, innocent",
        () -> {
          Counter counter = new Counter();
          RaceTests.concurrently(counter::incrementAlone, counter::incrementAlone);
        });
  }

  private static ExplorationResult explore() {
    return Explorations.assertFinds(
        Finding.Kind.DATA_RACE,
        "rest",
        () -> {
          Counter counter = new Counter();
          RaceTests.concurrently(counter::increment, counter::increment);
        });
  }

  /** On a busy machine they may sleep already. */
  private static void awaitRest() throws InterruptedException {
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().equals("racetest-rest")) {
        thread.join();
      }
    }
    assertFalse(Hooks.isAwake());
  }

  private static void useOrdinarily() {
    Counter counter = new Counter();
    for (int i = 0; i < OFTEN; i++) {
      counter.increment();
      counter.incrementAlone();
    }
    assertEquals(2 * OFTEN, counter.count);
  }
}
