package dev.racetest.samples.conformance;

import dev.racetest.samples.Check;
import dev.racetest.samples.Expected;
import dev.racetest.samples.Threads;
import dev.racetest.samples.Verdict;
import dev.racetest.samples.With;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** Limits of time on a bad day: who waits with a limit may have to do without. */
public class EarlyTimeouts {
  private static final class Tally {
    int count;
  }

  /** Believes that five seconds are always enough. */
  @Verdict(value = Expected.EXCEPTION, thrown = AssertionError.class, with = With.EARLY_TIMEOUTS)
  public void latchTrusted() throws Exception {
    CountDownLatch latch = new CountDownLatch(1);
    Threads.start(latch::countDown);
    Check.that(latch.await(5, TimeUnit.SECONDS), "nobody in five seconds");
  }

  /** Reads what the other one has written only if it has come. */
  @Verdict(value = Expected.SILENT, with = With.EARLY_TIMEOUTS)
  public void latchAsked() throws Exception {
    CountDownLatch latch = new CountDownLatch(1);
    Tally tally = new Tally();
    Threads.start(
        () -> {
          tally.count = 7;
          latch.countDown();
        });
    if (latch.await(5, TimeUnit.SECONDS)) {
      Check.equal(7, tally.count);
    }
  }

  /** Does not look at what await says, and reads what may not be written yet. */
  @Verdict(value = Expected.DATA_RACE, variable = "Tally.count", with = With.EARLY_TIMEOUTS)
  public void latchNotAsked() throws Exception {
    CountDownLatch latch = new CountDownLatch(1);
    Tally tally = new Tally();
    Threads.start(
        () -> {
          tally.count = 7;
          latch.countDown();
        });
    boolean done = latch.await(5, TimeUnit.SECONDS);
    Check.that(tally.count >= 0, "negative " + done);
  }

  /** Unlocks what it did not get in time. */
  @Verdict(
      value = Expected.EXCEPTION,
      thrown = IllegalMonitorStateException.class,
      with = With.EARLY_TIMEOUTS)
  public void tryLockTrusted() throws Exception {
    Lock lock = new ReentrantLock();
    AtomicInteger inTime = new AtomicInteger();
    Threads.Action trusting =
        () -> {
          inTime.addAndGet(lock.tryLock(5, TimeUnit.SECONDS) ? 1 : 0);
          lock.unlock();
        };
    Threads.runAll(trusting, trusting);
  }

  /** Goes without what it did not get in time. */
  @Verdict(value = Expected.SILENT, with = With.EARLY_TIMEOUTS)
  public void tryLockAsked() throws Exception {
    Lock lock = new ReentrantLock();
    Tally tally = new Tally();
    Threads.Action asking =
        () -> {
          if (lock.tryLock(5, TimeUnit.SECONDS)) {
            tally.count++;
            lock.unlock();
          }
        };
    Threads.runAll(asking, asking);
    Check.that(tally.count <= 2, "counted too much");
  }

  /** Believes that a wait with a limit ends because of the notification. */
  @Verdict(value = Expected.EXCEPTION, thrown = AssertionError.class, with = With.EARLY_TIMEOUTS)
  public void monitorTrusted() throws Exception {
    Tally tally = new Tally();
    Threads.runAll(
        () -> {
          synchronized (tally) {
            if (tally.count == 0) {
              tally.wait(5_000);
            }
            Check.equal(1, tally.count);
          }
        },
        () -> increment(tally));
  }

  /** Looks again after each wait. */
  @Verdict(value = Expected.SILENT, with = With.EARLY_TIMEOUTS)
  public void monitorAsked() throws Exception {
    Tally tally = new Tally();
    Threads.runAll(
        () -> {
          synchronized (tally) {
            while (tally.count == 0) {
              tally.wait(5_000);
            }
            Check.equal(1, tally.count);
          }
        },
        () -> increment(tally));
  }

  private static void increment(Tally tally) {
    synchronized (tally) {
      tally.count++;
      tally.notifyAll();
    }
  }

  /** Believes that the thread has ended in time. */
  @Verdict(value = Expected.DATA_RACE, variable = "Tally.count", with = With.EARLY_TIMEOUTS)
  public void joinTrusted() throws Exception {
    Tally tally = new Tally();
    Thread thread = Threads.start(() -> tally.count = 7);
    thread.join(5_000);
    Check.that(tally.count >= 0, "negative");
  }

  /** Asks whether the thread has ended. */
  @Verdict(value = Expected.SILENT, with = With.EARLY_TIMEOUTS)
  public void joinAsked() throws Exception {
    Tally tally = new Tally();
    Thread thread = Threads.start(() -> tally.count = 7);
    thread.join(5_000);
    if (!thread.isAlive()) {
      Check.equal(7, tally.count);
    }
  }

  /** Believes that the signal has come in time. */
  @Verdict(value = Expected.EXCEPTION, thrown = AssertionError.class, with = With.EARLY_TIMEOUTS)
  public void conditionTrusted() throws Exception {
    Lock lock = new ReentrantLock();
    Condition changed = lock.newCondition();
    Tally tally = new Tally();
    Threads.runAll(
        () -> {
          lock.lock();
          try {
            boolean told = tally.count == 1 || changed.await(5, TimeUnit.SECONDS);
            Check.that(told, "nothing in five seconds");
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

  /** Releases the permit that it did not get in time. */
  @Verdict(value = Expected.EXCEPTION, thrown = AssertionError.class, with = With.EARLY_TIMEOUTS)
  public void semaphoreTrusted() throws Exception {
    Semaphore semaphore = new Semaphore(1);
    AtomicInteger inTime = new AtomicInteger();
    Threads.Action trusting =
        () -> {
          inTime.addAndGet(semaphore.tryAcquire(5, TimeUnit.SECONDS) ? 1 : 0);
          semaphore.release();
        };
    Threads.runAll(trusting, trusting);
    Check.equal(1, semaphore.availablePermits());
  }

  /** Believes that both come to the barrier in time. */
  @Verdict(value = Expected.EXCEPTION, thrown = TimeoutException.class, with = With.EARLY_TIMEOUTS)
  public void barrierTrusted() throws Exception {
    CyclicBarrier barrier = new CyclicBarrier(2);
    Threads.Action arrive =
        () -> {
          try {
            Check.that(barrier.await(5, TimeUnit.SECONDS) < 2, "too many");
          } catch (BrokenBarrierException expected) {
            // The one who has given up says so.
          }
        };
    Threads.runAll(arrive, arrive);
  }

  /** Asks again until the element is there. */
  @Verdict(value = Expected.SILENT, with = With.EARLY_TIMEOUTS)
  public void pollAskedAgain() throws Exception {
    LinkedBlockingQueue<String> queue = new LinkedBlockingQueue<>();
    Threads.runAll(
        () -> {
          String element = queue.poll(5, TimeUnit.SECONDS);
          while (element == null) {
            element = queue.poll(5, TimeUnit.SECONDS);
          }
          Check.equal("a", element);
        },
        () -> queue.put("a"));
  }

  /** Believes that the element is there in time. */
  @Verdict(value = Expected.EXCEPTION, thrown = AssertionError.class, with = With.EARLY_TIMEOUTS)
  public void pollTrusted() throws Exception {
    LinkedBlockingQueue<String> queue = new LinkedBlockingQueue<>();
    Threads.runAll(() -> Check.equal("a", queue.poll(5, TimeUnit.SECONDS)), () -> queue.put("a"));
  }
}
