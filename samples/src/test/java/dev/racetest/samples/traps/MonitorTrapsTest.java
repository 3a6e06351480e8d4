package dev.racetest.samples.traps;

import static dev.racetest.samples.Explorations.assertFinds;
import static dev.racetest.samples.Explorations.assertSilent;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.racetest.samples.Threads;
import dev.racetest.scheduler.Finding.Kind;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Waiting and notifying do what the specification says, in each of its outcomes. */
class MonitorTrapsTest {
  private static final class Box {
    private String content;

    synchronized void put(String newContent) throws InterruptedException {
      while (content != null) {
        wait();
      }
      content = newContent;
      notifyAll();
    }

    synchronized String take() throws InterruptedException {
      while (content == null) {
        wait();
      }
      String taken = content;
      content = null;
      notifyAll();
      return taken;
    }
  }

  /** Two threads wait, one of them is woken. */
  private static final class Waiters {
    private final CountDownLatch waiting = new CountDownLatch(2);
    private final CountDownLatch woken = new CountDownLatch(1);
    private String first;

    synchronized void awaitNotification() throws InterruptedException {
      waiting.countDown();
      wait();
      if (first == null) {
        first = Thread.currentThread().getName();
        woken.countDown();
      }
    }

    void awaitUninterrupted() {
      try {
        awaitNotification();
      } catch (InterruptedException unexpected) {
        throw new AssertionError(unexpected);
      }
    }

    /** The name of the thread that a single {@code notify} has woken. */
    String wakeOne() throws InterruptedException {
      waiting.await();
      synchronized (this) {
        notify();
      }
      woken.await();
      synchronized (this) {
        notifyAll();
        return first;
      }
    }
  }

  @Test
  void handOver() {
    assertSilent(
        "hand-over",
        () -> {
          Box box = new Box();
          Threads.runAll(
              () -> {
                box.put("a");
                box.put("b");
              },
              () -> {
                assertEquals("a", box.take());
                assertEquals("b", box.take());
              });
        });
  }

  /** Without that, the body could not set {@code ready} before the time is up. */
  @Test
  void aTimedWaitReleasesTheMonitor() {
    assertSilent(
        "timed wait",
        () -> {
          Object monitor = new Object();
          boolean[] ready = new boolean[1];
          Thread waiter =
              Threads.start(
                  () -> {
                    synchronized (monitor) {
                      while (!ready[0]) {
                        monitor.wait(1_000);
                      }
                    }
                  });
          synchronized (monitor) {
            ready[0] = true;
          }
          waiter.join();
        });
  }

  @Test
  void aTimedWaitTakesItsTime() {
    assertSilent(
        "the time of a timed wait",
        () -> {
          Object monitor = new Object();
          long start = System.nanoTime();
          synchronized (monitor) {
            monitor.wait(250);
          }
          long elapsed = System.nanoTime() - start;
          assertTrue(elapsed >= TimeUnit.MILLISECONDS.toNanos(250), elapsed + " ns");
        });
  }

  @Test
  void notifyWakesAWaiter() {
    assertSilent(
        "notify wakes a waiter",
        () -> {
          Waiters waiters = new Waiters();
          Threads.Action wait = waiters::awaitNotification;
          Thread a = Threads.start(wait);
          Thread b = Threads.start(wait);
          String woken = waiters.wakeOne();
          a.join();
          b.join();
          assertTrue(woken.equals(a.getName()) || woken.equals(b.getName()), woken);
        });
  }

  /** Claims that one of two waiters is never the one to be woken; a schedule shows it is. */
  @ParameterizedTest
  @ValueSource(strings = {"left", "right"})
  void notifyMayWakeEither(String unlucky) {
    assertFinds(
        Kind.EXCEPTION,
        "notify wakes " + unlucky,
        () -> {
          Waiters waiters = new Waiters();
          Thread left = new Thread(waiters::awaitUninterrupted, "left");
          Thread right = new Thread(waiters::awaitUninterrupted, "right");
          left.start();
          right.start();
          String woken = waiters.wakeOne();
          left.join();
          right.join();
          assertNotEquals(unlucky, woken);
        });
  }

  @Test
  void notifyWakesOnlyOne() {
    assertFinds(
        Kind.DEADLOCK,
        "one notify, two waiters",
        () -> {
          Object monitor = new Object();
          CountDownLatch waiting = new CountDownLatch(2);
          Threads.Action wait =
              () -> {
                synchronized (monitor) {
                  waiting.countDown();
                  monitor.wait();
                }
              };
          Thread a = Threads.start(wait);
          Thread b = Threads.start(wait);
          waiting.await();
          synchronized (monitor) {
            monitor.notify();
          }
          a.join();
          b.join();
        });
  }

  @Test
  void aTimedJoinOfABlockedThreadEnds() {
    assertSilent(
        "timed join",
        () -> {
          CountDownLatch latch = new CountDownLatch(1);
          Thread blocked = Threads.start(latch::await);
          blocked.join(100);
          assertTrue(blocked.isAlive());
          latch.countDown();
          blocked.join();
          assertFalse(blocked.isAlive());
        });
  }

  @Test
  void waitWithoutTheMonitorIsRefused() {
    assertFinds(Kind.EXCEPTION, "not the owner", () -> new Object().notify());
  }

  /** Sleeping is no synchronisation, however long it takes. */
  @Test
  void sleepOrdersNothing() {
    assertFinds(
        Kind.DATA_RACE,
        "sleep",
        () -> {
          int[] value = new int[1];
          Thread writer = Threads.start(() -> value[0] = 1);
          Thread.sleep(1_000);
          assertTrue(value[0] <= 1);
          writer.join();
        });
  }
}
