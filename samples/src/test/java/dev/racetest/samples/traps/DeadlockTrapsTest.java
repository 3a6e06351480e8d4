package dev.racetest.samples.traps;

import static dev.racetest.samples.Explorations.assertFinds;
import static dev.racetest.samples.Explorations.assertSilent;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.racetest.samples.Threads;
import dev.racetest.scheduler.Body;
import dev.racetest.scheduler.ExplorationResult;
import dev.racetest.scheduler.Finding.Kind;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;

/** Deadlocks are called deadlocks, with owners, in a few dozen lines. */
class DeadlockTrapsTest {
  private static final int MOST_LINES = 60;

  private static void runLeftAndRight(Runnable left, Runnable right) throws InterruptedException {
    Thread a = new Thread(left, "left");
    Thread b = new Thread(right, "right");
    a.start();
    b.start();
    a.join();
    b.join();
  }

  private static void assertDeadlockWithOwners(String name, Body body) {
    ExplorationResult result = assertFinds(Kind.DEADLOCK, name, body);
    String report = result.report();
    assertTrue(report.contains("left") && report.contains("right"), report);
    assertTrue(report.lines().count() < MOST_LINES, report);
  }

  @Test
  void twoMonitors() {
    assertDeadlockWithOwners(
        "two monitors",
        () -> {
          Object first = new Object();
          Object second = new Object();
          runLeftAndRight(() -> lockBoth(first, second), () -> lockBoth(second, first));
        });
  }

  private static void lockBoth(Object first, Object second) {
    synchronized (first) {
      synchronized (second) {
        second.notifyAll();
      }
    }
  }

  @Test
  void twoReentrantLocks() {
    assertDeadlockWithOwners(
        "two locks",
        () -> {
          Lock first = new ReentrantLock();
          Lock second = new ReentrantLock();
          runLeftAndRight(() -> lockBoth(first, second), () -> lockBoth(second, first));
        });
  }

  private static void lockBoth(Lock first, Lock second) {
    first.lock();
    try {
      second.lock();
      second.unlock();
    } finally {
      first.unlock();
    }
  }

  @Test
  void aMonitorAndAReentrantLock() {
    assertDeadlockWithOwners(
        "a monitor and a lock",
        () -> {
          Object monitor = new Object();
          Lock lock = new ReentrantLock();
          runLeftAndRight(
              () -> {
                synchronized (monitor) {
                  lock.lock();
                  lock.unlock();
                }
              },
              () -> {
                lock.lock();
                try {
                  synchronized (monitor) {
                    monitor.notifyAll();
                  }
                } finally {
                  lock.unlock();
                }
              });
        });
  }

  @Test
  void twoThreadsThatJoinEachOther() {
    assertFinds(
        Kind.DEADLOCK,
        "mutual join",
        () -> {
          Thread body = Thread.currentThread();
          Threads.start(body::join).join();
        });
  }

  @Test
  void lockingTwiceIsNoDeadlock() {
    assertSilent(
        "reentrant",
        () -> {
          Object monitor = new Object();
          Lock lock = new ReentrantLock();
          runLeftAndRight(() -> lockBoth(monitor, monitor), () -> lockBoth(lock, lock));
        });
  }

  @Test
  void tryLockThatGivesUpIsNoDeadlock() {
    assertSilent(
        "tryLock",
        () -> {
          Lock first = new ReentrantLock();
          Lock second = new ReentrantLock();
          Threads.runAll(() -> tryBoth(first, second), () -> tryBoth(second, first));
        });
  }

  private static void tryBoth(Lock first, Lock second) throws InterruptedException {
    first.lock();
    try {
      if (second.tryLock(1, TimeUnit.SECONDS)) {
        second.unlock();
      }
    } finally {
      first.unlock();
    }
  }

  @Test
  void aReceiverWithoutSender() {
    assertFinds(
        Kind.DEADLOCK,
        "a receiver without sender",
        () -> {
          SynchronousQueue<String> channel = new SynchronousQueue<>();
          channel.take();
        });
  }
}
