package dev.racetest.samples.traps;

import static dev.racetest.samples.Explorations.assertFinds;
import static dev.racetest.samples.Explorations.assertSilent;
import static dev.racetest.samples.Explorations.options;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.racetest.scheduler.ExplorationOptions;
import dev.racetest.scheduler.ExplorationResult;
import dev.racetest.scheduler.Finding.Kind;
import dev.racetest.scheduler.ObstructionFreedom;
import dev.racetest.scheduler.RaceTests;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;

/** Calls that do not come to their end alone, and some that only look like it. */
class ObstructionTrapsTest {
  private static final int STEPS = 50;

  private interface Call {
    void make() throws Exception;
  }

  private static void check(String name, boolean mayBeLeftAlone, Call call) throws Exception {
    ObstructionFreedom.begins(name, STEPS, mayBeLeftAlone);
    try {
      call.make();
    } finally {
      ObstructionFreedom.ends();
    }
  }

  private static void check(Call call) throws Exception {
    check("call", true, call);
  }

  private static void twice(Call call) throws Exception {
    RaceTests.concurrently(() -> check(call), () -> check(call));
  }

  private static void assertObstructed(ExplorationResult result, String says) {
    String message = result.findings().get(0).cause().orElseThrow().getMessage();
    assertTrue(message.startsWith("not obstruction-free: call " + says), message);
  }

  @Test
  void aMonitorObstructs() {
    ExplorationResult found =
        assertFinds(
            Kind.EXCEPTION,
            "a monitor",
            () -> {
              AtomicInteger count = new AtomicInteger();
              twice(
                  () -> {
                    synchronized (count) {
                      count.incrementAndGet();
                    }
                  });
            });
    assertObstructed(found, "cannot go on until another thread does: it locks at");
  }

  @Test
  void aLockObstructsAndAnAttemptDoesNot() {
    ExplorationResult found =
        assertFinds(
            Kind.EXCEPTION,
            "a lock",
            () -> {
              ReentrantLock lock = new ReentrantLock();
              twice(
                  () -> {
                    lock.lock();
                    lock.unlock();
                  });
            });
    assertObstructed(found, "cannot go on until another thread does");
    assertSilent(
        "attempts",
        () -> {
          ReentrantLock lock = new ReentrantLock();
          twice(
              () -> {
                if (lock.tryLock() || lock.tryLock(1, TimeUnit.SECONDS)) {
                  lock.unlock();
                }
              });
        });
  }

  @Test
  void aWaitObstructs() {
    ExplorationResult found =
        assertFinds(
            Kind.EXCEPTION,
            "a latch",
            () -> {
              CountDownLatch latch = new CountDownLatch(1);
              RaceTests.concurrently(() -> check(latch::await), latch::countDown);
            });
    assertObstructed(found, "cannot go on until another thread does");
  }

  private static void spin(AtomicBoolean isTaken) {
    while (!isTaken.compareAndSet(false, true)) {
      Thread.onSpinWait();
    }
    isTaken.set(false);
  }

  @Test
  void aLoopObstructs() {
    ExplorationResult found =
        assertFinds(
            Kind.EXCEPTION,
            options("a spin lock").withStrategy("random"),
            () -> {
              AtomicBoolean isTaken = new AtomicBoolean();
              twice(() -> spin(isTaken));
            });
    assertObstructed(
        found, "does not end although no other thread interferes: it took 50 steps in a row");
  }

  /** Fifty steps of one task are a matter of force, or of 1 in 2 to the power of 50. */
  @Test
  void withoutForceTheLoopIsForTheStrategyToFind() {
    ExplorationOptions options = options("a fair spin lock").withStrategy("random");
    assertSilent(
        options,
        () -> {
          AtomicBoolean isTaken = new AtomicBoolean();
          RaceTests.concurrently(
              () -> check("call", false, () -> spin(isTaken)),
              () -> check("call", false, () -> spin(isTaken)));
        });
  }

  @Test
  void aLoopThatIsDisturbedAndEndsIsSilent() {
    assertSilent(
        "compare and set",
        () -> {
          AtomicInteger count = new AtomicInteger();
          twice(
              () -> {
                int before;
                do {
                  before = count.get();
                } while (!count.compareAndSet(before, before + 1));
              });
        });
  }

  private static final class Slow {
    static final AtomicInteger LOADED = new AtomicInteger();

    static {
      for (int i = 0; i < 2 * STEPS; i++) {
        LOADED.incrementAndGet();
      }
    }
  }

  @Test
  void initialisingAClassIsNoPartOfACall() {
    assertSilent("a class", () -> twice(Slow.LOADED::get));
  }

  @Test
  void nobodyIsHeldToAnythingAfterTheCallOrOutsideOfAnExecution() throws Exception {
    check(() -> {});
    assertSilent(
        "afterwards",
        () -> {
          AtomicInteger count = new AtomicInteger();
          check(count::incrementAndGet);
          for (int i = 0; i < 2 * STEPS; i++) {
            count.incrementAndGet();
          }
        });
  }
}
