package dev.racetest.samples.conformance;

import dev.racetest.samples.Check;
import dev.racetest.samples.Expected;
import dev.racetest.samples.Threads;
import dev.racetest.samples.Verdict;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** {@link ReentrantReadWriteLock}: many readers or one writer, and no way up from one to other. */
public class ReadWriteLocks {
  private static final class Register {
    int value;
    final AtomicInteger created = new AtomicInteger();

    int readUnder(Lock lock) {
      lock.lock();
      try {
        return value;
      } finally {
        lock.unlock();
      }
    }

    void incrementUnder(Lock lock) {
      lock.lock();
      try {
        value++;
      } finally {
        lock.unlock();
      }
    }

    boolean isEmpty(Lock lock) {
      return readUnder(lock) == 0;
    }

    void create() {
      created.incrementAndGet();
      value = 1;
    }
  }

  /** Two readers under the read lock, a writer under the write lock. */
  @Verdict(Expected.SILENT)
  public void readersAndWriter() throws Exception {
    Register register = new Register();
    ReadWriteLock lock = new ReentrantReadWriteLock();
    Threads.runAll(
        () -> Check.that(register.readUnder(lock.readLock()) <= 1, "read too much"),
        () -> Check.that(register.readUnder(lock.readLock()) <= 1, "read too much"),
        () -> register.incrementUnder(lock.writeLock()));
    Check.equal(1, register.value);
  }

  /** Two threads increment under the read lock, which lets in both. */
  @Verdict(value = Expected.DATA_RACE, variable = "Register.value")
  public void writeUnderReadLock() throws Exception {
    Register register = new Register();
    ReadWriteLock lock = new ReentrantReadWriteLock();
    Threads.runAll(
        () -> register.incrementUnder(lock.readLock()),
        () -> register.incrementUnder(lock.readLock()));
  }

  /** Asks for the write lock while it holds the read lock, and waits for itself. */
  @Verdict(Expected.DEADLOCK)
  public void upgrade() throws Exception {
    ReadWriteLock lock = new ReentrantReadWriteLock();
    Register register = new Register();
    Threads.runAll(
        () -> {
          lock.readLock().lock();
          try {
            if (register.value == 0) {
              register.incrementUnder(lock.writeLock());
            }
          } finally {
            lock.readLock().unlock();
          }
        });
  }

  /** Who holds the write lock may take the read lock and keep it after letting go of the other. */
  @Verdict(Expected.SILENT)
  public void downgrade() throws Exception {
    ReadWriteLock lock = new ReentrantReadWriteLock();
    Register register = new Register();
    Threads.Action writeThenRead =
        () -> {
          lock.writeLock().lock();
          try {
            register.value++;
            lock.readLock().lock();
          } finally {
            lock.writeLock().unlock();
          }
          try {
            Check.that(register.value >= 1, "own increment not seen");
          } finally {
            lock.readLock().unlock();
          }
        };
    Threads.runAll(writeThenRead, writeThenRead);
    Check.equal(2, register.value);
  }

  /** Looks under the read lock, acts under the write lock, and does not look again. */
  @Verdict(value = Expected.EXCEPTION, thrown = AssertionError.class)
  public void noSecondLookUnderWriteLock() throws Exception {
    ReadWriteLock lock = new ReentrantReadWriteLock();
    Register register = new Register();
    Threads.Action createIfEmpty =
        () -> {
          if (register.isEmpty(lock.readLock())) {
            lock.writeLock().lock();
            try {
              register.create();
            } finally {
              lock.writeLock().unlock();
            }
          }
        };
    Threads.runAll(createIfEmpty, createIfEmpty);
    Check.equal(1, register.created.get());
  }

  /** What was seen under the read lock is checked again under the write lock. */
  @Verdict(Expected.SILENT)
  public void secondLookUnderWriteLock() throws Exception {
    ReadWriteLock lock = new ReentrantReadWriteLock();
    Register register = new Register();
    Threads.Action createIfEmpty =
        () -> {
          if (register.isEmpty(lock.readLock())) {
            lock.writeLock().lock();
            try {
              if (register.value == 0) {
                register.create();
              }
            } finally {
              lock.writeLock().unlock();
            }
          }
        };
    Threads.runAll(createIfEmpty, createIfEmpty);
    Check.equal(1, register.created.get());
  }

  /** A reader that returns early keeps its read lock, and the writer waits for ever. */
  @Verdict(Expected.DEADLOCK)
  public void readLockKept() throws Exception {
    ReadWriteLock lock = new ReentrantReadWriteLock();
    Register register = new Register();
    Threads.runAll(
        () -> {
          lock.readLock().lock();
          if (register.value == 0) {
            return;
          }
          lock.readLock().unlock();
        },
        () -> register.incrementUnder(lock.writeLock()));
  }

  /** Two readers wait for each other inside: the read lock lets both in. */
  @Verdict(Expected.SILENT)
  public void readersMeet() throws Exception {
    ReadWriteLock lock = new ReentrantReadWriteLock();
    CountDownLatch inside = new CountDownLatch(2);
    Threads.runAll(() -> meet(lock.readLock(), inside), () -> meet(lock.readLock(), inside));
  }

  /** The same under the write lock: the first one in keeps out the one it waits for. */
  @Verdict(Expected.DEADLOCK)
  public void writersMeet() throws Exception {
    ReadWriteLock lock = new ReentrantReadWriteLock();
    CountDownLatch inside = new CountDownLatch(2);
    Threads.runAll(() -> meet(lock.writeLock(), inside), () -> meet(lock.writeLock(), inside));
  }

  /**
   * The readers meet again, but if a writer has queued up between the two, the second reader lines
   * up behind it, and the first one never leaves.
   */
  @Verdict(Expected.DEADLOCK)
  public void readersMeetWhileWriterWaits() throws Exception {
    ReadWriteLock lock = new ReentrantReadWriteLock(true);
    CountDownLatch inside = new CountDownLatch(2);
    Register register = new Register();
    Threads.runAll(
        () -> meet(lock.readLock(), inside),
        () -> register.incrementUnder(lock.writeLock()),
        () -> meet(lock.readLock(), inside));
  }

  private static void meet(Lock lock, CountDownLatch inside) throws InterruptedException {
    lock.lock();
    try {
      inside.countDown();
      inside.await();
    } finally {
      lock.unlock();
    }
  }
}
