package dev.racetest.samples.races;

import dev.racetest.samples.Check;
import dev.racetest.samples.Expected;
import dev.racetest.samples.Threads;
import dev.racetest.samples.Verdict;
import dev.racetest.samples.races.Edges.Mail;
import java.util.concurrent.locks.StampedLock;

/** A stamped lock orders as locks do; an optimistic read counts when its stamp is validated. */
public class StampedLockEdges {
  private final Mail mail = new Mail();
  private final StampedLock lock = new StampedLock();

  private void write() {
    long stamp = lock.writeLock();
    mail.write();
    lock.unlockWrite(stamp);
  }

  private void read() {
    long stamp = lock.readLock();
    mail.read();
    lock.unlockRead(stamp);
  }

  /** Written and read under the lock's two sides. */
  @Verdict(Expected.SILENT)
  public void readersAndWriter() throws Exception {
    Threads.runAll(this::write, this::read, this::read);
  }

  /** Two who hold the lock as readers, and one of them writes. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.payload")
  public void writingReader() throws Exception {
    Threads.runAll(
        () -> {
          long stamp = lock.readLock();
          mail.write();
          lock.unlockRead(stamp);
        },
        this::read);
  }

  /** The value counts only if no writer came in between. */
  @Verdict(Expected.SILENT)
  public void optimisticReadValidated() throws Exception {
    Threads.runAll(
        this::write,
        () -> {
          long stamp = lock.tryOptimisticRead();
          int payload = mail.payload;
          if (lock.validate(stamp)) {
            Check.that(payload >= 0, "unreadable");
          }
        });
  }

  /** Nobody asks whether a writer came in between: an unsynchronised read. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.payload")
  public void optimisticReadNotValidated() throws Exception {
    Threads.runAll(
        this::write,
        () -> {
          if (lock.tryOptimisticRead() != 0) {
            mail.read();
          }
        });
  }

  /** The stamp is validated first, and the read comes afterwards. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.payload")
  public void validatedBeforeTheRead() throws Exception {
    Threads.runAll(
        this::write,
        () -> {
          if (lock.validate(lock.tryOptimisticRead())) {
            mail.read();
          }
        });
  }

  /** A failed validation is followed by a read under the lock. */
  @Verdict(Expected.SILENT)
  public void readAgainUnderTheLock() throws Exception {
    Threads.runAll(
        this::write,
        () -> {
          long stamp = lock.tryOptimisticRead();
          int payload = mail.payload;
          if (lock.validate(stamp)) {
            Check.that(payload >= 0, "unreadable");
          } else {
            read();
          }
        });
  }

  /** A failed validation is followed by a read under nothing. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.payload")
  public void readAgainUnderNothing() throws Exception {
    Threads.runAll(
        this::write,
        () -> {
          long stamp = lock.tryOptimisticRead();
          int payload = mail.payload;
          if (lock.validate(stamp)) {
            Check.that(payload >= 0, "unreadable");
          } else {
            mail.read();
          }
        });
  }

  /** The stamp zero says that there is a writer, and the read takes no notice. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.payload")
  public void stampZeroIgnored() throws Exception {
    Threads.runAll(
        () -> {
          long stamp = lock.writeLock();
          Thread.yield();
          mail.write();
          lock.unlockWrite(stamp);
        },
        () -> {
          if (lock.tryOptimisticRead() == 0) {
            mail.read();
          }
        });
  }

  /** The optimistic stamp becomes a read lock before the read. */
  @Verdict(Expected.SILENT)
  public void optimisticStampConverted() throws Exception {
    Threads.runAll(
        this::write,
        () -> {
          long stamp = lock.tryConvertToReadLock(lock.tryOptimisticRead());
          if (stamp != 0) {
            mail.read();
            lock.unlockRead(stamp);
          }
        });
  }

  /** The read lock becomes a write lock, if there are no other readers. */
  @Verdict(Expected.SILENT)
  public void readLockConverted() throws Exception {
    Threads.Action writer =
        () -> {
          long stamp = lock.readLock();
          long converted = lock.tryConvertToWriteLock(stamp);
          if (converted != 0) {
            mail.write();
          }
          lock.unlock(converted != 0 ? converted : stamp);
        };
    Threads.runAll(writer, writer);
  }

  /** The conversion fails where there are other readers, and the write comes all the same. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.payload")
  public void readLockNotConverted() throws Exception {
    Threads.Action writer =
        () -> {
          long stamp = lock.readLock();
          long converted = lock.tryConvertToWriteLock(stamp);
          mail.write();
          lock.unlock(converted != 0 ? converted : stamp);
        };
    Threads.runAll(writer, writer);
  }

  /** The write lock becomes a read lock, and others may read from then on. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.payload")
  public void writeLockConverted() throws Exception {
    Threads.runAll(
        () -> {
          long stamp = lock.tryConvertToReadLock(lock.writeLock());
          mail.write();
          lock.unlockRead(stamp);
        },
        this::read);
  }
}
