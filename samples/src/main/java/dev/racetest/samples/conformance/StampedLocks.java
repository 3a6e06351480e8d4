package dev.racetest.samples.conformance;

import dev.racetest.samples.Check;
import dev.racetest.samples.Expected;
import dev.racetest.samples.Threads;
import dev.racetest.samples.Verdict;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.StampedLock;

/** {@link StampedLock}: optimistic reads that must be validated, and stamps that must be kept. */
public class StampedLocks {
  /** Both coordinates always change together; volatile, because optimistic reads are no lock. */
  private static final class Point {
    final StampedLock lock = new StampedLock();
    volatile int x;
    volatile int y;

    void moveTo(int xy) {
      long stamp = lock.writeLock();
      try {
        x = xy;
        y = xy;
      } finally {
        lock.unlockWrite(stamp);
      }
    }

    boolean isOnDiagonal() {
      return x == y;
    }
  }

  private static final class Tally {
    int count;
  }

  /** Two writers and a reader, each under the lock. */
  @Verdict(Expected.SILENT)
  public void readersAndWriters() throws Exception {
    StampedLock lock = new StampedLock();
    Tally tally = new Tally();
    Threads.Action write =
        () -> {
          long stamp = lock.writeLock();
          try {
            tally.count++;
          } finally {
            lock.unlockWrite(stamp);
          }
        };
    Threads.runAll(
        write,
        write,
        () -> {
          long stamp = lock.readLock();
          try {
            Check.that(tally.count <= 2, "counted too much");
          } finally {
            lock.unlockRead(stamp);
          }
        });
    Check.equal(2, tally.count);
  }

  /** Two threads write under read locks. */
  @Verdict(value = Expected.DATA_RACE, variable = "Tally.count")
  public void writeUnderReadLock() throws Exception {
    StampedLock lock = new StampedLock();
    Tally tally = new Tally();
    Threads.Action write =
        () -> {
          long stamp = lock.readLock();
          try {
            tally.count++;
          } finally {
            lock.unlockRead(stamp);
          }
        };
    Threads.runAll(write, write);
  }

  /** Reads optimistically and forgets to ask whether a writer came in between. */
  @Verdict(value = Expected.EXCEPTION, thrown = AssertionError.class)
  public void optimisticReadNotValidated() throws Exception {
    Point point = new Point();
    Threads.runAll(
        () -> point.moveTo(7),
        () -> {
          long stamp = point.lock.tryOptimisticRead();
          if (stamp != 0) {
            Check.that(point.isOnDiagonal(), "half moved");
          }
        });
  }

  /** Validates, and reads again under the read lock if a writer came in between. */
  @Verdict(Expected.SILENT)
  public void optimisticReadValidated() throws Exception {
    Point point = new Point();
    Threads.runAll(
        () -> point.moveTo(7),
        () -> {
          long stamp = point.lock.tryOptimisticRead();
          boolean onDiagonal = point.isOnDiagonal();
          if (!point.lock.validate(stamp)) {
            stamp = point.lock.readLock();
            try {
              onDiagonal = point.isOnDiagonal();
            } finally {
              point.lock.unlockRead(stamp);
            }
          }
          Check.that(onDiagonal, "half moved");
        });
  }

  /** The reads may be plain: what they read in between two writes is thrown away. */
  @Verdict(Expected.SILENT)
  public void optimisticReadOfPlainField() throws Exception {
    StampedLock lock = new StampedLock();
    Tally tally = new Tally();
    Threads.runAll(
        () -> {
          long stamp = lock.writeLock();
          try {
            tally.count = 1;
            tally.count = 2;
          } finally {
            lock.unlockWrite(stamp);
          }
        },
        () -> {
          long stamp = lock.tryOptimisticRead();
          int count = tally.count;
          if (lock.validate(stamp)) {
            Check.that(count != 1, "half written");
          }
        });
  }

  /** Validates before it reads the second coordinate, which is too early. */
  @Verdict(value = Expected.EXCEPTION, thrown = AssertionError.class)
  public void validatedTooEarly() throws Exception {
    Point point = new Point();
    Threads.runAll(
        () -> point.moveTo(7),
        () -> {
          long stamp = point.lock.tryOptimisticRead();
          int x = point.x;
          if (point.lock.validate(stamp)) {
            Check.equal(x, point.y);
          }
        });
  }

  /** A stamped lock is not reentrant: the second writeLock waits for the first. */
  @Verdict(Expected.DEADLOCK)
  public void notReentrant() throws Exception {
    Point point = new Point();
    Threads.runAll(
        () -> {
          long stamp = point.lock.writeLock();
          try {
            point.moveTo(7);
          } finally {
            point.lock.unlockWrite(stamp);
          }
        });
  }

  /** A reader asks for the write lock while it reads, and waits for itself to stop reading. */
  @Verdict(Expected.DEADLOCK)
  public void writeLockWhileReading() throws Exception {
    Point point = new Point();
    Threads.Action upgrade =
        () -> {
          long stamp = point.lock.readLock();
          try {
            if (point.isOnDiagonal()) {
              point.moveTo(point.x + 1);
            }
          } finally {
            point.lock.unlockRead(stamp);
          }
        };
    Threads.runAll(upgrade, upgrade);
  }

  /** Converts its read lock if it can; otherwise it lets go, locks for writing and looks again. */
  @Verdict(Expected.SILENT)
  public void conversion() throws Exception {
    StampedLock lock = new StampedLock();
    Tally tally = new Tally();
    Threads.Action setIfZero = () -> incrementIfZero(lock, tally);
    Threads.runAll(setIfZero, setIfZero);
    Check.equal(1, tally.count);
  }

  private static void incrementIfZero(StampedLock lock, Tally tally) {
    long stamp = lock.readLock();
    try {
      while (tally.count == 0) {
        long converted = lock.tryConvertToWriteLock(stamp);
        if (converted != 0) {
          stamp = converted;
          tally.count++;
        } else {
          lock.unlockRead(stamp);
          stamp = lock.writeLock();
        }
      }
    } finally {
      lock.unlock(stamp);
    }
  }

  /** Does not notice that the conversion failed, and unlocks with the stamp zero. */
  @Verdict(value = Expected.EXCEPTION, thrown = IllegalMonitorStateException.class)
  public void failedConversionNotNoticed() throws Exception {
    StampedLock lock = new StampedLock();
    AtomicInteger value = new AtomicInteger();
    Threads.Action convert =
        () -> {
          long stamp = lock.readLock();
          try {
            stamp = lock.tryConvertToWriteLock(stamp);
            value.incrementAndGet();
          } finally {
            lock.unlock(stamp);
          }
        };
    Threads.runAll(convert, convert);
  }

  /** Unlocks for writing with the stamp of a read lock. */
  @Verdict(value = Expected.EXCEPTION, thrown = IllegalMonitorStateException.class)
  public void wrongStamp() throws Exception {
    StampedLock lock = new StampedLock();
    Threads.runAll(
        () -> {
          long stamp = lock.readLock();
          lock.unlockWrite(stamp);
        });
  }
}
