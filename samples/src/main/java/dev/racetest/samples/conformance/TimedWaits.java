package dev.racetest.samples.conformance;

import dev.racetest.samples.Check;
import dev.racetest.samples.Expected;
import dev.racetest.samples.Threads;
import dev.racetest.samples.Verdict;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Exchanger;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** Waits with a limit of time: long enough for what comes, and what if it does not come. */
public class TimedWaits {
  private static final class Tally {
    int count;
  }

  /** The lock comes free in time. */
  @Verdict(Expected.SILENT)
  public void tryLock() throws Exception {
    Lock lock = new ReentrantLock();
    Tally tally = new Tally();
    Threads.Action increment =
        () -> {
          Check.that(lock.tryLock(5, TimeUnit.SECONDS), "no lock in five seconds");
          tally.count++;
          lock.unlock();
        };
    Threads.runAll(increment, increment);
    Check.equal(2, tally.count);
  }

  /** The lock is held by the one who waits for the other. */
  @Verdict(value = Expected.EXCEPTION, thrown = AssertionError.class)
  public void tryLockInVain() throws Exception {
    Lock lock = new ReentrantLock();
    lock.lock();
    try {
      Threads.runAll(
          () -> Check.that(lock.tryLock(5, TimeUnit.SECONDS), "no lock in five seconds"));
    } finally {
      lock.unlock();
    }
  }

  /** Two orders of two locks, but who does not get the second one gives up. */
  @Verdict(Expected.SILENT)
  public void tryLockInsteadOfDeadlock() throws Exception {
    Lock a = new ReentrantLock();
    Lock b = new ReentrantLock();
    Threads.runAll(() -> lockOrGiveUp(a, b), () -> lockOrGiveUp(b, a));
  }

  private static void lockOrGiveUp(Lock first, Lock second) throws InterruptedException {
    first.lock();
    try {
      if (second.tryLock(1, TimeUnit.MILLISECONDS)) {
        second.unlock();
      }
    } finally {
      first.unlock();
    }
  }

  /** The latch is opened in time. */
  @Verdict(Expected.SILENT)
  public void latch() throws Exception {
    CountDownLatch latch = new CountDownLatch(1);
    Tally tally = new Tally();
    Threads.start(
        () -> {
          tally.count = 7;
          latch.countDown();
        });
    Check.that(latch.await(5, TimeUnit.SECONDS), "nobody in five seconds");
    Check.equal(7, tally.count);
  }

  /** One of two does not come. */
  @Verdict(value = Expected.EXCEPTION, thrown = AssertionError.class)
  public void latchInVain() throws Exception {
    CountDownLatch latch = new CountDownLatch(2);
    Threads.start(latch::countDown);
    Check.that(latch.await(5, TimeUnit.SECONDS), "not both in five seconds");
  }

  /** The signal comes in time or the state has changed before. */
  @Verdict(Expected.SILENT)
  public void condition() throws Exception {
    Lock lock = new ReentrantLock();
    Condition changed = lock.newCondition();
    Tally tally = new Tally();
    Threads.runAll(
        () -> {
          lock.lock();
          try {
            long left = TimeUnit.SECONDS.toNanos(5);
            while (tally.count == 0 && left > 0) {
              left = changed.awaitNanos(left);
            }
            Check.equal(1, tally.count);
          } finally {
            lock.unlock();
          }
        },
        () -> {
          lock.lock();
          try {
            tally.count++;
            changed.signal();
          } finally {
            lock.unlock();
          }
        });
  }

  /** The notification comes in time or the state has changed before. */
  @Verdict(Expected.SILENT)
  public void monitor() throws Exception {
    Tally tally = new Tally();
    Threads.runAll(
        () -> {
          synchronized (tally) {
            while (tally.count == 0) {
              tally.wait(5_000);
            }
          }
        },
        () -> {
          synchronized (tally) {
            tally.count++;
            tally.notifyAll();
          }
        });
  }

  /** Without a check before the wait a notification may be lost, and the time is waited out. */
  @Verdict(value = Expected.EXCEPTION, thrown = AssertionError.class)
  public void monitorNotificationLost() throws Exception {
    Tally tally = new Tally();
    Threads.runAll(
        () -> {
          synchronized (tally) {
            long begin = System.nanoTime();
            tally.wait(5_000);
            long waited = System.nanoTime() - begin;
            Check.that(waited < TimeUnit.SECONDS.toNanos(4), "waited for nothing");
          }
        },
        () -> {
          synchronized (tally) {
            tally.notifyAll();
          }
        });
  }

  /** The thread ends in time. */
  @Verdict(Expected.SILENT)
  public void join() throws Exception {
    Tally tally = new Tally();
    Thread thread = Threads.start(() -> tally.count = 7);
    thread.join(5_000);
    Check.that(!thread.isAlive(), "not ended in five seconds");
    Check.equal(7, tally.count);
  }

  /** The thread waits longer than the other one, and then writes what the other one reads. */
  @Verdict(value = Expected.DATA_RACE, variable = "Tally.count")
  public void joinGivesUp() throws Exception {
    Tally tally = new Tally();
    CountDownLatch mayWrite = new CountDownLatch(1);
    Thread thread =
        Threads.start(
            () -> {
              mayWrite.await();
              tally.count = 7;
            });
    thread.join(5_000);
    mayWrite.countDown();
    Check.that(tally.count >= 0, "negative");
    thread.join();
  }

  /** The permit is released in time. */
  @Verdict(Expected.SILENT)
  public void semaphore() throws Exception {
    Semaphore semaphore = new Semaphore(1);
    Tally tally = new Tally();
    Threads.Action increment =
        () -> {
          Check.that(semaphore.tryAcquire(5, TimeUnit.SECONDS), "no permit in five seconds");
          tally.count++;
          semaphore.release();
        };
    Threads.runAll(increment, increment);
    Check.equal(2, tally.count);
  }

  /** Both come in time. */
  @Verdict(Expected.SILENT)
  public void barrier() throws Exception {
    CyclicBarrier barrier = new CyclicBarrier(2);
    Threads.Action arrive = () -> Check.that(barrier.await(5, TimeUnit.SECONDS) < 2, "too many");
    Threads.runAll(arrive, arrive);
  }

  /** Nobody else comes to the barrier. */
  @Verdict(value = Expected.EXCEPTION, thrown = TimeoutException.class)
  public void barrierInVain() throws Exception {
    CyclicBarrier barrier = new CyclicBarrier(2);
    Threads.runAll(() -> Check.that(barrier.await(5, TimeUnit.SECONDS) < 2, "too many"));
  }

  /** Both come in time and swap. */
  @Verdict(Expected.SILENT)
  public void exchanger() throws Exception {
    Exchanger<String> exchanger = new Exchanger<>();
    Threads.runAll(
        () -> Check.equal("b", exchanger.exchange("a", 5, TimeUnit.SECONDS)),
        () -> Check.equal("a", exchanger.exchange("b", 5, TimeUnit.SECONDS)));
  }

  /** Takes an element that comes in time, and none after that. */
  @Verdict(Expected.SILENT)
  public void poll() throws Exception {
    LinkedBlockingQueue<String> queue = new LinkedBlockingQueue<>();
    Threads.runAll(
        () -> {
          Check.equal("a", queue.poll(5, TimeUnit.SECONDS));
          Check.equal(null, queue.poll(1, TimeUnit.MILLISECONDS));
        },
        () -> queue.put("a"));
  }
}
