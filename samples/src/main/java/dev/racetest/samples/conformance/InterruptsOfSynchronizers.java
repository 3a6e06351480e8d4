package dev.racetest.samples.conformance;

import dev.racetest.samples.Check;
import dev.racetest.samples.Expected;
import dev.racetest.samples.Threads;
import dev.racetest.samples.Verdict;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Exchanger;
import java.util.concurrent.Phaser;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** Interrupts in the waits of locks and synchronizers. */
public class InterruptsOfSynchronizers {
  private static void await(Lock lock, Condition condition) throws InterruptedException {
    lock.lock();
    try {
      condition.await();
    } finally {
      lock.unlock();
    }
  }

  /** The loop never sees the interrupt that has ended the wait for the lock. */
  @Verdict(Expected.DEADLOCK)
  public void lockInterruptiblySwallows() throws Exception {
    Lock lock = new ReentrantLock();
    lock.lock();
    try {
      InterruptedThread.swallowsInLoop(lock::lockInterruptibly);
    } finally {
      lock.unlock();
    }
  }

  /** The interrupt ends the wait for the lock and the loop. */
  @Verdict(Expected.SILENT)
  public void lockInterruptiblyRestores() throws Exception {
    Lock lock = new ReentrantLock();
    lock.lock();
    try {
      InterruptedThread.restoresInLoop(lock::lockInterruptibly);
    } finally {
      lock.unlock();
    }
  }

  /** {@code lock} does not hear the interrupt, so who holds the lock waits in vain. */
  @Verdict(Expected.DEADLOCK)
  public void lockCannotBeInterrupted() throws Exception {
    Lock lock = new ReentrantLock();
    lock.lock();
    try {
      InterruptedThread.runAndInterrupt(lock::lock);
    } finally {
      lock.unlock();
    }
  }

  /** {@code lock} gets the lock in the end, and the flag is still set. */
  @Verdict(Expected.SILENT)
  public void lockKeepsTheFlag() throws Exception {
    Lock lock = new ReentrantLock();
    Thread thread;
    lock.lock();
    try {
      thread =
          Threads.start(
              () -> {
                lock.lock();
                lock.unlock();
                Check.that(Thread.currentThread().isInterrupted(), "the flag is lost");
              });
      thread.interrupt();
    } finally {
      lock.unlock();
    }
    thread.join();
  }

  /** The interrupt that ends tryLock is swallowed, and missing afterwards. */
  @Verdict(Expected.DEADLOCK)
  public void tryLockSwallows() throws Exception {
    Lock lock = new ReentrantLock();
    lock.lock();
    try {
      InterruptedThread.swallows(
          () -> Check.that(!lock.tryLock(60, TimeUnit.SECONDS), "not expected to be free"));
    } finally {
      lock.unlock();
    }
  }

  /** The interrupt ends tryLock, and what comes after it. */
  @Verdict(Expected.SILENT)
  public void tryLockRestores() throws Exception {
    Lock lock = new ReentrantLock();
    lock.lock();
    try {
      InterruptedThread.restores(
          () -> Check.that(!lock.tryLock(60, TimeUnit.SECONDS), "not expected to be free"));
    } finally {
      lock.unlock();
    }
  }

  /** The loop never sees the interrupt that has ended the wait for the signal. */
  @Verdict(Expected.DEADLOCK)
  public void conditionSwallows() throws Exception {
    Lock lock = new ReentrantLock();
    Condition condition = lock.newCondition();
    InterruptedThread.swallowsInLoop(() -> await(lock, condition));
  }

  /** The interrupt ends the wait for the signal and the loop. */
  @Verdict(Expected.SILENT)
  public void conditionRestores() throws Exception {
    Lock lock = new ReentrantLock();
    Condition condition = lock.newCondition();
    InterruptedThread.restoresInLoop(() -> await(lock, condition));
  }

  /** {@code awaitUninterruptibly} does what its name says. */
  @Verdict(Expected.DEADLOCK)
  public void conditionUninterruptibly() throws Exception {
    Lock lock = new ReentrantLock();
    Condition condition = lock.newCondition();
    InterruptedThread.runAndInterrupt(
        () -> {
          lock.lock();
          try {
            condition.awaitUninterruptibly();
          } finally {
            lock.unlock();
          }
        });
  }

  /** The loop never sees the interrupt that has ended the wait for the latch. */
  @Verdict(Expected.DEADLOCK)
  public void latchSwallows() throws Exception {
    CountDownLatch latch = new CountDownLatch(1);
    InterruptedThread.swallowsInLoop(latch::await);
  }

  /** The interrupt ends the wait for the latch and the loop. */
  @Verdict(Expected.SILENT)
  public void latchRestores() throws Exception {
    CountDownLatch latch = new CountDownLatch(1);
    InterruptedThread.restoresInLoop(latch::await);
  }

  /** The interrupt that ends the wait at the barrier is swallowed, and missing afterwards. */
  @Verdict(Expected.DEADLOCK)
  public void barrierSwallows() throws Exception {
    CyclicBarrier barrier = new CyclicBarrier(2);
    InterruptedThread.swallows(barrier::await);
  }

  /** The interrupt ends the wait at the barrier, and what comes after it. */
  @Verdict(Expected.SILENT)
  public void barrierRestores() throws Exception {
    CyclicBarrier barrier = new CyclicBarrier(2);
    InterruptedThread.restores(barrier::await);
    Check.that(barrier.isBroken(), "the barrier is whole");
  }

  /** The loop never sees the interrupt that has ended the wait for a permit. */
  @Verdict(Expected.DEADLOCK)
  public void semaphoreSwallows() throws Exception {
    Semaphore semaphore = new Semaphore(0);
    InterruptedThread.swallowsInLoop(semaphore::acquire);
  }

  /** The interrupt ends the wait for a permit and the loop. */
  @Verdict(Expected.SILENT)
  public void semaphoreRestores() throws Exception {
    Semaphore semaphore = new Semaphore(0);
    InterruptedThread.restoresInLoop(semaphore::acquire);
  }

  /** {@code acquireUninterruptibly} does what its name says. */
  @Verdict(Expected.DEADLOCK)
  public void semaphoreUninterruptibly() throws Exception {
    Semaphore semaphore = new Semaphore(0);
    InterruptedThread.runAndInterrupt(semaphore::acquireUninterruptibly);
  }

  /** The loop never sees the interrupt that has ended the wait for a partner. */
  @Verdict(Expected.DEADLOCK)
  public void exchangerSwallows() throws Exception {
    Exchanger<String> exchanger = new Exchanger<>();
    InterruptedThread.swallowsInLoop(() -> exchanger.exchange("a"));
  }

  /** The interrupt ends the wait for a partner and the loop. */
  @Verdict(Expected.SILENT)
  public void exchangerRestores() throws Exception {
    Exchanger<String> exchanger = new Exchanger<>();
    InterruptedThread.restoresInLoop(() -> exchanger.exchange("a"));
  }

  /** Arriving at a phaser and waiting there cannot be interrupted. */
  @Verdict(Expected.DEADLOCK)
  public void phaserUninterruptibly() throws Exception {
    Phaser phaser = new Phaser(2);
    InterruptedThread.runAndInterrupt(phaser::arriveAndAwaitAdvance);
  }

  /** The interrupt ends the wait of a method that says so, and the loop. */
  @Verdict(Expected.SILENT)
  public void phaserRestores() throws Exception {
    Phaser phaser = new Phaser(2);
    InterruptedThread.restoresInLoop(() -> phaser.awaitAdvanceInterruptibly(phaser.arrive()));
  }
}
