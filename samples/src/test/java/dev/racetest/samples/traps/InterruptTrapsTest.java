package dev.racetest.samples.traps;

import static dev.racetest.samples.Explorations.assertSilent;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.racetest.samples.Threads;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;

/** An interrupt ends every kind of waiting, whether it comes before or during it. */
class InterruptTrapsTest {
  /** Waits in a thread, interrupts it, and requires that it notices. */
  private static void assertEndsWhenInterrupted(String name, Threads.Action waiting) {
    assertSilent(
        name,
        () -> {
          boolean[] noticed = new boolean[1];
          Thread waiter =
              Threads.start(
                  () -> {
                    try {
                      waiting.run();
                    } catch (InterruptedException expected) {
                      noticed[0] = true;
                      assertFalse(Thread.currentThread().isInterrupted(), "flag is still set");
                    }
                  });
          waiter.interrupt();
          waiter.join();
          assertTrue(noticed[0], "no InterruptedException");
        });
  }

  /** In a loop: that the interrupt comes within a second is for the schedule to decide. */
  @Test
  void sleep() {
    assertEndsWhenInterrupted(
        "sleep",
        () -> {
          while (true) {
            Thread.sleep(1_000);
          }
        });
  }

  @Test
  void waitOnAMonitor() {
    assertEndsWhenInterrupted(
        "wait",
        () -> {
          Object monitor = new Object();
          synchronized (monitor) {
            monitor.wait();
          }
        });
  }

  @Test
  void waitThenLocksTheMonitorAgain() {
    assertSilent(
        "wait, locked again",
        () -> {
          Object monitor = new Object();
          int[] count = new int[1];
          Thread waiter =
              Threads.start(
                  () -> {
                    synchronized (monitor) {
                      try {
                        monitor.wait();
                      } catch (InterruptedException expected) {
                        assertTrue(Thread.holdsLock(monitor));
                        count[0]++;
                      }
                    }
                  });
          waiter.interrupt();
          synchronized (monitor) {
            count[0]++;
          }
          waiter.join();
        });
  }

  @Test
  void join() {
    assertSilent(
        "join",
        () -> {
          Thread body = Thread.currentThread();
          boolean[] noticed = new boolean[1];
          Thread waiter =
              Threads.start(
                  () -> {
                    try {
                      body.join();
                    } catch (InterruptedException expected) {
                      noticed[0] = true;
                    }
                  });
          waiter.interrupt();
          waiter.join();
          assertTrue(noticed[0], "no InterruptedException");
        });
  }

  @Test
  void park() {
    assertSilent(
        "park",
        () -> {
          Thread parked =
              Threads.start(
                  () -> {
                    while (!Thread.currentThread().isInterrupted()) {
                      LockSupport.park();
                    }
                  });
          parked.interrupt();
          parked.join();
        });
  }

  @Test
  void take() {
    assertEndsWhenInterrupted("take", () -> new LinkedBlockingQueue<>().take());
  }

  @Test
  void await() {
    assertEndsWhenInterrupted("await", () -> new CountDownLatch(1).await());
  }

  @Test
  void awaitOnACondition() {
    assertEndsWhenInterrupted(
        "await on a condition",
        () -> {
          ReentrantLock lock = new ReentrantLock();
          lock.lock();
          try {
            lock.newCondition().await();
          } finally {
            lock.unlock();
          }
        });
  }
}
