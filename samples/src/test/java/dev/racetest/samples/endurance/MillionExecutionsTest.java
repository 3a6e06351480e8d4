package dev.racetest.samples.endurance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.racetest.samples.Carrier;
import dev.racetest.scheduler.ExplorationOptions;
import dev.racetest.scheduler.ExplorationResult;
import dev.racetest.scheduler.Explorer;
import dev.racetest.scheduler.RaceTests;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * A million executions of a counter without a race: no heap and no thread stays behind. On the
 * platform carrier, where an execution starts real threads and so takes some fifty times as long,
 * twenty thousand have to do.
 */
class MillionExecutionsTest {
  private static final int EXECUTIONS = Carrier.CONTINUATIONS ? 1_000_000 : 20_000;
  private static final long BYTES_ALLOWED = 2_000_000L;

  /** Only a thread that is left behind takes so long. */
  private static final long PATIENCE_MILLIS = 30_000L;

  private long executions;
  private long heapEarly;
  private long heapLate;

  private static final class Counter {
    private int count;

    synchronized void increment() {
      count++;
    }

    synchronized int count() {
      return count;
    }
  }

  @Test
  void leaveNothingBehind() throws Exception {
    Set<Thread> before = Thread.getAllStackTraces().keySet();
    ExplorationResult result =
        Explorer.explore(
            ExplorationOptions.of("a million executions")
                .withSchedules(EXECUTIONS)
                .withTimeBudget(Duration.ofMinutes(10)),
            this::body);
    assertFalse(result.failed(), result.report());
    assertEquals(EXECUTIONS, result.executions());
    assertTrue(
        heapLate - heapEarly < BYTES_ALLOWED,
        () -> "heap grew from " + heapEarly + " to " + heapLate + " bytes");
    Set<Thread> left = Thread.getAllStackTraces().keySet();
    left.removeIf(thread -> before.contains(thread) || !isOurs(thread));
    for (Thread thread : left) {
      // Those of the last execution have ended for the model, but perhaps not for the JVM.
      thread.join(PATIENCE_MILLIS);
    }
    left.removeIf(thread -> !thread.isAlive());
    assertEquals(Set.of(), left, "threads left over");
  }

  private static boolean isOurs(Thread thread) {
    return thread.getName().startsWith("body ") || thread.getName().startsWith("racetest");
  }

  private void body() throws Exception {
    executions++;
    if (executions == EXECUTIONS / 10) {
      heapEarly = usedHeap();
    } else if (executions == EXECUTIONS) {
      heapLate = usedHeap();
    }
    Counter counter = new Counter();
    RaceTests.concurrently(counter::increment, counter::increment);
    assertEquals(2, counter.count());
  }

  private static long usedHeap() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
