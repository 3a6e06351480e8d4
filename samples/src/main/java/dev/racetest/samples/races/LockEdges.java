package dev.racetest.samples.races;

import dev.racetest.samples.Check;
import dev.racetest.samples.Expected;
import dev.racetest.samples.Threads;
import dev.racetest.samples.Verdict;
import dev.racetest.samples.races.Edges.Mail;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** Unlocking happens before every successful locking that follows. */
public class LockEdges {
  private final Mail mail = new Mail();
  private final Lock lock = new ReentrantLock();
  private final Condition opened = lock.newCondition();
  private boolean open;

  private static void under(Lock lock, Runnable action) {
    lock.lock();
    try {
      action.run();
    } finally {
      lock.unlock();
    }
  }

  private void open() {
    under(
        lock,
        () -> {
          open = true;
          opened.signalAll();
        });
  }

  private void awaitOpen() throws InterruptedException {
    lock.lock();
    try {
      while (!open) {
        opened.await();
      }
    } finally {
      lock.unlock();
    }
  }

  private static void doNothing() {}

  private void readInside() {
    try {
      mail.read();
    } finally {
      lock.unlock();
    }
  }

  /** Both under the same lock. */
  @Verdict(Expected.SILENT)
  public void sameLock() throws Exception {
    Threads.runAll(() -> under(lock, mail::write), () -> under(lock, mail::read));
  }

  /** Each under a lock of its own. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.payload")
  public void twoLocks() throws Exception {
    Lock another = new ReentrantLock();
    Threads.runAll(() -> under(lock, mail::write), () -> under(another, mail::read));
  }

  /** The monitor of a lock is not the lock. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.payload")
  public void monitorOfTheLock() throws Exception {
    Object monitor = lock;
    Threads.runAll(
        () -> under(lock, mail::write),
        () -> {
          synchronized (monitor) {
            mail.read();
          }
        });
  }

  /** Written when the lock is already free again. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.payload")
  public void writtenAfterUnlock() throws Exception {
    Threads.runAll(
        () -> {
          under(lock, LockEdges::doNothing);
          mail.write();
        },
        () -> under(lock, mail::read));
  }

  /** Unlocking once what was locked twice gives nothing free. */
  @Verdict(Expected.SILENT)
  public void reentered() throws Exception {
    Threads.runAll(
        () ->
            under(
                lock,
                () -> {
                  under(lock, LockEdges::doNothing);
                  mail.write();
                }),
        () -> under(lock, mail::read));
  }

  /** Reads if it has got the lock. */
  @Verdict(Expected.SILENT)
  public void tryLock() throws Exception {
    Threads.runAll(
        () -> under(lock, mail::write),
        () -> {
          if (lock.tryLock()) {
            readInside();
          }
        });
  }

  /** Reads because it has not got the lock. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.payload")
  public void tryLockInVain() throws Exception {
    Threads.runAll(
        () ->
            under(
                lock,
                () -> {
                  Thread.yield();
                  mail.write();
                }),
        () -> {
          if (lock.tryLock()) {
            lock.unlock();
          } else {
            mail.read();
          }
        });
  }

  /** Waits for the lock for some time. */
  @Verdict(Expected.SILENT)
  public void tryLockWithLimit() throws Exception {
    Threads.runAll(
        () -> under(lock, mail::write),
        () -> {
          if (lock.tryLock(1, TimeUnit.SECONDS)) {
            readInside();
          }
        });
  }

  /** The one who waits for the condition locks again. */
  @Verdict(Expected.SILENT)
  public void condition() throws Exception {
    Threads.runAll(
        () -> {
          mail.write();
          open();
        },
        () -> {
          awaitOpen();
          mail.read();
        });
  }

  /** The signal is given and the lock is free; only then comes the write. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.payload")
  public void writtenAfterSignal() throws Exception {
    Threads.runAll(
        () -> {
          open();
          mail.write();
        },
        () -> {
          awaitOpen();
          mail.read();
        });
  }

  /** Waiting for a condition gives the lock free, with all that was written before. */
  @Verdict(Expected.SILENT)
  public void writtenBeforeAwait() throws Exception {
    Threads.runAll(
        () -> {
          lock.lock();
          try {
            mail.write();
            awaitOpen();
          } finally {
            lock.unlock();
          }
        },
        () ->
            under(
                lock,
                () -> {
                  mail.read();
                  open();
                }));
  }

  /** A wait that nobody ends locks again, but the writer does not use the lock. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.payload")
  public void timedOut() throws Exception {
    Threads.runAll(
        mail::write,
        () -> {
          lock.lock();
          try {
            Check.that(!opened.await(1, TimeUnit.MILLISECONDS), "nobody signals");
          } finally {
            lock.unlock();
          }
          mail.read();
        });
  }
}
