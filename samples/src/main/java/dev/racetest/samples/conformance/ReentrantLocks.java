package dev.racetest.samples.conformance;

import dev.racetest.samples.Check;
import dev.racetest.samples.Expected;
import dev.racetest.samples.Threads;
import dev.racetest.samples.Verdict;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** {@link ReentrantLock}: who holds it, how often, and what it keeps in order. */
public class ReentrantLocks {
  private static final class Tally {
    int count;

    void incrementUnder(Lock lock) {
      lock.lock();
      try {
        count++;
      } finally {
        lock.unlock();
      }
    }

    int readUnder(Lock lock) {
      lock.lock();
      try {
        return count;
      } finally {
        lock.unlock();
      }
    }
  }

  /** Both threads increment under the same lock. */
  @Verdict(Expected.SILENT)
  public void sameLock() throws Exception {
    Tally tally = new Tally();
    Lock lock = new ReentrantLock();
    Threads.runAll(() -> tally.incrementUnder(lock), () -> tally.incrementUnder(lock));
    Check.equal(2, tally.count);
  }

  /** The same with a fair lock, three threads, and a reader among them. */
  @Verdict(Expected.SILENT)
  public void sameFairLock() throws Exception {
    Tally tally = new Tally();
    Lock lock = new ReentrantLock(true);
    Threads.runAll(
        () -> tally.incrementUnder(lock),
        () -> tally.incrementUnder(lock),
        () -> Check.that(tally.readUnder(lock) <= 2, "counted too much"));
    Check.equal(2, tally.count);
  }

  /** Each thread brings its own lock, which keeps out nobody. */
  @Verdict(value = Expected.DATA_RACE, variable = "Tally.count")
  public void twoLocksForOneField() throws Exception {
    Tally tally = new Tally();
    Threads.runAll(
        () -> tally.incrementUnder(new ReentrantLock()),
        () -> tally.incrementUnder(new ReentrantLock()));
  }

  /** The writer locks, the reader thinks that reading needs no lock. */
  @Verdict(value = Expected.DATA_RACE, variable = "Tally.count")
  public void readWithoutLock() throws Exception {
    Tally tally = new Tally();
    Lock lock = new ReentrantLock();
    Threads.runAll(
        () -> tally.incrementUnder(lock), () -> Check.that(tally.count <= 1, "counted too much"));
  }

  /** Reads under the lock and writes under the lock, but lets go of it in between. */
  @Verdict(value = Expected.EXCEPTION, thrown = AssertionError.class)
  public void lockLetGoBetweenReadAndWrite() throws Exception {
    Tally tally = new Tally();
    Lock lock = new ReentrantLock();
    Threads.Action increment =
        () -> {
          int read = tally.readUnder(lock);
          lock.lock();
          try {
            tally.count = read + 1;
          } finally {
            lock.unlock();
          }
        };
    Threads.runAll(increment, increment);
    Check.equal(2, tally.count);
  }

  /** Who holds the lock may lock it again; it is free after as many unlocks. */
  @Verdict(Expected.SILENT)
  public void lockedTwiceUnlockedTwice() throws Exception {
    ReentrantLock lock = new ReentrantLock();
    Tally tally = new Tally();
    Threads.Action twice =
        () -> {
          lock.lock();
          try {
            tally.incrementUnder(lock);
            Check.equal(1, lock.getHoldCount());
          } finally {
            lock.unlock();
          }
        };
    Threads.runAll(twice, twice);
    Check.equal(2, tally.count);
  }

  /** Locks twice and unlocks once: whoever comes second waits for a thread that has ended. */
  @Verdict(Expected.DEADLOCK)
  public void lockedTwiceUnlockedOnce() throws Exception {
    ReentrantLock lock = new ReentrantLock();
    Threads.Action unbalanced =
        () -> {
          lock.lock();
          lock.lock();
          lock.unlock();
        };
    Threads.runAll(unbalanced, unbalanced);
  }

  /** An exception between lock and unlock leaves the lock locked, since there is no finally. */
  @Verdict(Expected.DEADLOCK)
  public void unlockSkippedByException() throws Exception {
    ReentrantLock lock = new ReentrantLock();
    Threads.Action failing =
        () -> {
          try {
            lock.lock();
            Integer.parseInt("seven");
            lock.unlock();
          } catch (NumberFormatException expected) {
            // The caller of this code copes with bad numbers.
          }
        };
    Threads.runAll(failing, failing);
  }

  /** The unlock is in a finally block. */
  @Verdict(Expected.SILENT)
  public void unlockInFinally() throws Exception {
    ReentrantLock lock = new ReentrantLock();
    Threads.Action failing =
        () -> {
          lock.lock();
          try {
            Integer.parseInt("seven");
          } catch (NumberFormatException expected) {
            // The caller of this code copes with bad numbers.
          } finally {
            lock.unlock();
          }
        };
    Threads.runAll(failing, failing);
    Check.that(!lock.isLocked(), "still locked");
  }

  /** Does not look at what tryLock says, and unlocks what another thread holds. */
  @Verdict(value = Expected.EXCEPTION, thrown = IllegalMonitorStateException.class)
  public void tryLockNotHeeded() throws Exception {
    ReentrantLock lock = new ReentrantLock();
    AtomicInteger done = new AtomicInteger();
    Threads.Action careless =
        () -> {
          boolean locked = lock.tryLock();
          try {
            done.addAndGet(locked ? 1 : 0);
          } finally {
            lock.unlock();
          }
        };
    Threads.runAll(careless, careless);
  }

  /** Does its work, and unlocks, only if tryLock got the lock. */
  @Verdict(Expected.SILENT)
  public void tryLockHeeded() throws Exception {
    ReentrantLock lock = new ReentrantLock();
    Tally tally = new Tally();
    Threads.Action careful =
        () -> {
          if (lock.tryLock()) {
            try {
              tally.count++;
            } finally {
              lock.unlock();
            }
          }
        };
    Threads.runAll(careful, careful);
    Check.that(tally.count >= 1, "nobody got the lock");
  }

  /** A lock belongs to the thread that locked it: another one cannot unlock it. */
  @Verdict(value = Expected.EXCEPTION, thrown = IllegalMonitorStateException.class)
  public void unlockedByAnotherThread() throws Exception {
    ReentrantLock lock = new ReentrantLock();
    lock.lock();
    try {
      Threads.runAll(lock::unlock);
    } finally {
      lock.unlock();
    }
  }
}
