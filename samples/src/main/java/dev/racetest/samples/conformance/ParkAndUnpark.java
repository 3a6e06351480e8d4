package dev.racetest.samples.conformance;

import dev.racetest.samples.Check;
import dev.racetest.samples.Expected;
import dev.racetest.samples.Threads;
import dev.racetest.samples.Verdict;
import dev.racetest.samples.With;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/** {@link LockSupport}: a thread has one permit or none, and anybody may use it up. */
public class ParkAndUnpark {
  private static final class Tally {
    int count;
  }

  /** The lock of the documentation of {@link LockSupport}: first come, first served. */
  private static class QueueLock {
    final AtomicBoolean locked = new AtomicBoolean();
    final Queue<Thread> waiters = new ConcurrentLinkedQueue<>();

    void lock() {
      waiters.add(Thread.currentThread());
      while (waiters.peek() != Thread.currentThread() || !locked.compareAndSet(false, true)) {
        LockSupport.park(this);
      }
      waiters.remove();
    }

    void unlock() {
      locked.set(false);
      LockSupport.unpark(waiters.peek());
    }
  }

  private static final class WakesTooEarlyLock extends QueueLock {
    @Override
    void unlock() {
      LockSupport.unpark(waiters.peek());
      locked.set(false);
    }
  }

  private static final class QueuesTooLateLock extends QueueLock {
    @Override
    void lock() {
      while (!locked.compareAndSet(false, true)) {
        waiters.add(Thread.currentThread());
        LockSupport.park(this);
      }
    }

    @Override
    void unlock() {
      locked.set(false);
      LockSupport.unpark(waiters.poll());
    }
  }

  /**
   * Threads queue up, look, and only then park; what is unlocked is unlocked before the wake-up.
   */
  @Verdict(Expected.SILENT)
  public void userMadeLock() throws Exception {
    incrementInThreeThreads(new QueueLock());
  }

  /** The next one is woken while the lock is still locked, looks, and parks for good. */
  @Verdict(Expected.DEADLOCK)
  public void userMadeLockWakesTooEarly() throws Exception {
    incrementInThreeThreads(new WakesTooEarlyLock());
  }

  /** Queues up after it has looked: an unlock in between finds nobody to wake. */
  @Verdict(Expected.DEADLOCK)
  public void userMadeLockQueuesTooLate() throws Exception {
    QueueLock lock = new QueuesTooLateLock();
    lock.lock();
    Thread other =
        Threads.start(
            () -> {
              lock.lock();
              lock.unlock();
            });
    lock.unlock();
    other.join();
  }

  private static void incrementInThreeThreads(QueueLock lock) throws InterruptedException {
    Tally tally = new Tally();
    Threads.Action increment =
        () -> {
          lock.lock();
          try {
            tally.count++;
          } finally {
            lock.unlock();
          }
        };
    Threads.runAll(increment, increment, increment);
    Check.equal(3, tally.count);
  }

  /** The flag is set before the permit is given and checked in a loop. */
  @Verdict(value = Expected.SILENT, with = With.SPURIOUS_WAKEUPS)
  public void parkInLoop() throws Exception {
    AtomicBoolean ready = new AtomicBoolean();
    Tally tally = new Tally();
    Thread waiter =
        Threads.start(
            () -> {
              while (!ready.get()) {
                LockSupport.park();
              }
              Check.equal(7, tally.count);
            });
    tally.count = 7;
    ready.set(true);
    LockSupport.unpark(waiter);
    waiter.join();
  }

  /** Parks once and believes that it was woken for a reason. */
  @Verdict(value = Expected.EXCEPTION, thrown = AssertionError.class, with = With.SPURIOUS_WAKEUPS)
  public void parkWithoutSecondLook() throws Exception {
    AtomicBoolean ready = new AtomicBoolean();
    Thread waiter =
        Threads.start(
            () -> {
              if (!ready.get()) {
                LockSupport.park();
              }
              Check.that(ready.get(), "woken for nothing");
            });
    ready.set(true);
    LockSupport.unpark(waiter);
    waiter.join();
  }

  /** Wakes the other and then sets the flag: the other looks in between and parks again. */
  @Verdict(Expected.DEADLOCK)
  public void unparkBeforeFlag() throws Exception {
    AtomicBoolean ready = new AtomicBoolean();
    Thread waiter =
        Threads.start(
            () -> {
              while (!ready.get()) {
                LockSupport.park();
              }
            });
    LockSupport.unpark(waiter);
    ready.set(true);
    waiter.join();
  }

  /** Two permits at once are one permit. */
  @Verdict(Expected.DEADLOCK)
  public void permitsDoNotAddUp() throws Exception {
    Thread waiter =
        Threads.start(
            () -> {
              LockSupport.park();
              LockSupport.park();
            });
    LockSupport.unpark(waiter);
    LockSupport.unpark(waiter);
    waiter.join();
  }

  /** The latch parks, too, and uses up the permit that was meant for what comes after it. */
  @Verdict(Expected.DEADLOCK)
  public void permitUsedUpByLatch() throws Exception {
    CountDownLatch latch = new CountDownLatch(1);
    Thread waiter =
        Threads.start(
            () -> {
              latch.await();
              LockSupport.park();
            });
    LockSupport.unpark(waiter);
    latch.countDown();
    waiter.join();
  }

  /** A permit given before the park is kept, so the park returns at once. */
  @Verdict(Expected.SILENT)
  public void permitBeforePark() throws Exception {
    CountDownLatch given = new CountDownLatch(1);
    Thread waiter =
        Threads.start(
            () -> {
              while (given.getCount() != 0) {
                Thread.onSpinWait();
              }
              LockSupport.park();
            });
    LockSupport.unpark(waiter);
    given.countDown();
    waiter.join();
  }

  /** Parks for a short time, again and again, until the flag is set; needs no permit. */
  @Verdict(Expected.SILENT)
  public void parkForATime() throws Exception {
    AtomicBoolean ready = new AtomicBoolean();
    Threads.runAll(
        () -> {
          while (!ready.get()) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
          }
        },
        () -> ready.set(true));
  }
}
