package dev.racetest.samples.conformance;

import dev.racetest.samples.Check;
import dev.racetest.samples.Expected;
import dev.racetest.samples.Threads;
import dev.racetest.samples.Verdict;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.concurrent.locks.StampedLock;

/** Two locks in two orders, with all kinds of locks, and the ways out. */
public class LockOrders {
  private static final class Tally {
    int count;
  }

  /** Who is there and whose turn it is. */
  private static final class Door {
    volatile boolean leftWants;
    volatile boolean rightWants;
    volatile boolean turnIsRight;
  }

  private static void lockBoth(Lock first, Lock second, Tally tally) {
    first.lock();
    try {
      second.lock();
      try {
        tally.count++;
      } finally {
        second.unlock();
      }
    } finally {
      first.unlock();
    }
  }

  /** Always the same order. */
  @Verdict(Expected.SILENT)
  public void sameOrder() throws Exception {
    Lock a = new ReentrantLock();
    Lock b = new ReentrantLock();
    Tally tally = new Tally();
    Threads.runAll(() -> lockBoth(a, b, tally), () -> lockBoth(a, b, tally));
    Check.equal(2, tally.count);
  }

  /** Two orders, but a third lock around both lets in one thread at a time. */
  @Verdict(Expected.SILENT)
  public void twoOrdersBehindOneLock() throws Exception {
    Lock gate = new ReentrantLock();
    Lock a = new ReentrantLock();
    Lock b = new ReentrantLock();
    Tally tally = new Tally();
    Threads.runAll(
        () -> {
          gate.lock();
          lockBoth(a, b, tally);
          gate.unlock();
        },
        () -> {
          gate.lock();
          lockBoth(b, a, tally);
          gate.unlock();
        });
    Check.equal(2, tally.count);
  }

  /** Three threads and three locks: each holds one and waits for the next. */
  @Verdict(Expected.DEADLOCK)
  public void threeInACircle() throws Exception {
    Lock a = new ReentrantLock();
    Lock b = new ReentrantLock();
    Lock c = new ReentrantLock();
    Threads.runAll(
        () -> lockBoth(a, b, new Tally()),
        () -> lockBoth(b, c, new Tally()),
        () -> lockBoth(c, a, new Tally()));
  }

  /** One of the three is left-handed, and the circle cannot close. */
  @Verdict(Expected.SILENT)
  public void threeWithOneLeftHanded() throws Exception {
    Lock a = new ReentrantLock();
    Lock b = new ReentrantLock();
    Lock c = new ReentrantLock();
    Threads.runAll(
        () -> lockBoth(a, b, new Tally()),
        () -> lockBoth(b, c, new Tally()),
        () -> lockBoth(a, c, new Tally()));
  }

  /** One takes the monitor and then the lock, the other the lock and then the monitor. */
  @Verdict(Expected.DEADLOCK)
  public void monitorAndLock() throws Exception {
    Object monitor = new Object();
    Lock lock = new ReentrantLock();
    AtomicInteger done = new AtomicInteger();
    Threads.runAll(
        () -> {
          synchronized (monitor) {
            lock.lock();
            done.incrementAndGet();
            lock.unlock();
          }
        },
        () -> {
          lock.lock();
          synchronized (monitor) {
            done.incrementAndGet();
          }
          lock.unlock();
        });
    Check.equal(2, done.get());
  }

  /** Each reads one thing and wants to write the other. */
  @Verdict(Expected.DEADLOCK)
  public void twoReadWriteLocks() throws Exception {
    ReadWriteLock a = new ReentrantReadWriteLock();
    ReadWriteLock b = new ReentrantReadWriteLock();
    Threads.runAll(
        () -> lockBoth(a.readLock(), b.writeLock(), new Tally()),
        () -> lockBoth(b.readLock(), a.writeLock(), new Tally()));
  }

  /** Each reads both, in two orders, and nobody writes. */
  @Verdict(Expected.SILENT)
  public void twoReadLocksInTwoOrders() throws Exception {
    ReadWriteLock a = new ReentrantReadWriteLock();
    ReadWriteLock b = new ReentrantReadWriteLock();
    Threads.runAll(
        () -> lockBoth(a.readLock(), b.readLock(), new Tally()),
        () -> lockBoth(b.readLock(), a.readLock(), new Tally()));
  }

  /** A semaphore with one permit is a lock as good as any for a deadlock. */
  @Verdict(Expected.DEADLOCK)
  public void semaphoreAndStampedLock() throws Exception {
    Semaphore semaphore = new Semaphore(1);
    Lock stamped = new StampedLock().asWriteLock();
    Threads.runAll(
        () -> {
          semaphore.acquire();
          stamped.lock();
          stamped.unlock();
          semaphore.release();
        },
        () -> {
          stamped.lock();
          semaphore.acquire();
          semaphore.release();
          stamped.unlock();
        });
  }

  /** Waits for the end of a thread that needs the lock. */
  @Verdict(Expected.DEADLOCK)
  public void joinWhileHolding() throws Exception {
    Lock lock = new ReentrantLock();
    Thread thread =
        Threads.start(
            () -> {
              lock.lock();
              lock.unlock();
            });
    lock.lock();
    thread.join();
    lock.unlock();
  }

  /** Tries the second lock, lets go of the first one if that fails, and in the end queues up. */
  @Verdict(Expected.SILENT)
  public void tryLockWithBackOff() throws Exception {
    Lock a = new ReentrantLock();
    Lock b = new ReentrantLock();
    Tally tally = new Tally();
    Threads.runAll(
        () -> {
          if (!tryBoth(a, b, tally)) {
            lockBoth(a, b, tally);
          }
        },
        () -> {
          if (!tryBoth(b, a, tally)) {
            lockBoth(a, b, tally);
          }
        });
    Check.equal(2, tally.count);
  }

  private static boolean tryBoth(Lock first, Lock second, Tally tally) {
    first.lock();
    try {
      if (!second.tryLock()) {
        return false;
      }
      try {
        tally.count++;
        return true;
      } finally {
        second.unlock();
      }
    } finally {
      first.unlock();
    }
  }

  /** Tries the second lock for ever and keeps the first one meanwhile. */
  @Verdict(Expected.LIVELOCK)
  public void tryLockWithoutBackOff() throws Exception {
    Lock a = new ReentrantLock();
    Lock b = new ReentrantLock();
    Threads.runAll(() -> spinForBoth(a, b), () -> spinForBoth(b, a));
  }

  private static void spinForBoth(Lock first, Lock second) {
    first.lock();
    while (!second.tryLock()) {
      Thread.onSpinWait();
    }
    second.unlock();
    first.unlock();
  }

  /** Each says that it wants to go first and waits until the other no longer does. */
  @Verdict(Expected.LIVELOCK)
  public void afterYou() throws Exception {
    Door door = new Door();
    Threads.runAll(
        () -> {
          door.leftWants = true;
          while (door.rightWants) {
            Thread.onSpinWait();
          }
          door.leftWants = false;
        },
        () -> {
          door.rightWants = true;
          while (door.leftWants) {
            Thread.onSpinWait();
          }
          door.rightWants = false;
        });
  }

  /** Peterson's way: who came last waits, the other one goes through. */
  @Verdict(Expected.SILENT)
  public void afterYouWithTurns() throws Exception {
    Door door = new Door();
    Tally tally = new Tally();
    Threads.runAll(
        () -> {
          door.leftWants = true;
          door.turnIsRight = true;
          while (door.rightWants && door.turnIsRight) {
            Thread.onSpinWait();
          }
          tally.count++;
          door.leftWants = false;
        },
        () -> {
          door.rightWants = true;
          door.turnIsRight = false;
          while (door.leftWants && !door.turnIsRight) {
            Thread.onSpinWait();
          }
          tally.count++;
          door.rightWants = false;
        });
    Check.equal(2, tally.count);
  }
}
