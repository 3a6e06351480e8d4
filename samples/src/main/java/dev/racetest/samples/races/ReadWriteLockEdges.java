package dev.racetest.samples.races;

import dev.racetest.samples.Expected;
import dev.racetest.samples.Threads;
import dev.racetest.samples.Verdict;
import dev.racetest.samples.races.Edges.Mail;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** Readers follow writers and writers follow readers; nothing orders readers among themselves. */
public class ReadWriteLockEdges {
  private final Mail mail = new Mail();
  private final ReadWriteLock lock = new ReentrantReadWriteLock();

  private static void under(Lock lock, Runnable action) {
    lock.lock();
    try {
      action.run();
    } finally {
      lock.unlock();
    }
  }

  /** Written under the write lock, read under the read lock by two. */
  @Verdict(Expected.SILENT)
  public void readersAndWriter() throws Exception {
    Threads.Action reader = () -> under(lock.readLock(), mail::read);
    Threads.runAll(() -> under(lock.writeLock(), mail::write), reader, reader);
  }

  /** One of the readers writes. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.payload")
  public void writingReader() throws Exception {
    Threads.runAll(
        () -> under(lock.readLock(), mail::write), () -> under(lock.readLock(), mail::read));
  }

  /** Both of the readers write. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.payload")
  public void writingReaders() throws Exception {
    Threads.Action writer = () -> under(lock.readLock(), mail::write);
    Threads.runAll(writer, writer);
  }

  /** Written under the read lock by one, read under the write lock. */
  @Verdict(Expected.SILENT)
  public void readLockToWriteLock() throws Exception {
    Threads.runAll(
        () -> under(lock.readLock(), mail::write), () -> under(lock.writeLock(), mail::read));
  }

  /** The writer takes the read lock while it has the write lock, and gives back the latter. */
  @Verdict(Expected.SILENT)
  public void downgraded() throws Exception {
    Threads.Action writer =
        () -> {
          lock.writeLock().lock();
          mail.write();
          lock.readLock().lock();
          lock.writeLock().unlock();
          mail.read();
          lock.readLock().unlock();
        };
    Threads.runAll(writer, writer);
  }

  /** The same, but it goes on writing under the read lock. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.payload")
  public void downgradedAndWritten() throws Exception {
    Threads.runAll(
        () -> {
          lock.writeLock().lock();
          lock.readLock().lock();
          lock.writeLock().unlock();
          mail.write();
          lock.readLock().unlock();
        },
        () -> under(lock.readLock(), mail::read));
  }
}
