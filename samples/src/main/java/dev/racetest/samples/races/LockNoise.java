package dev.racetest.samples.races;

import dev.racetest.samples.Check;
import dev.racetest.samples.Expected;
import dev.racetest.samples.Threads;
import dev.racetest.samples.Verdict;
import java.util.HashMap;
import java.util.Map;
import java.util.Vector;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Locks taken before and after an update that have nothing to do with it. Whoever comes second has
 * mostly taken the lock that the first one has let go, and then the two updates are in order by
 * luck. What counts is that another schedule has no such luck.
 */
public class LockNoise {
  private static final class Tally {
    int count;

    synchronized void addUnderLock() {
      count++;
    }
  }

  /** Two lines are never mixed, so there is a lock. */
  private static final class Log {
    private final StringBuilder lines = new StringBuilder();

    synchronized void line() {
      lines.append("line\n");
    }
  }

  /** Somebody else's cache with its own lock. */
  private static final class Cache {
    private final Lock lock = new ReentrantLock();
    private final Map<String, Integer> values = new HashMap<>();

    void lookUp() {
      lock.lock();
      try {
        values.computeIfAbsent("key", String::length);
      } finally {
        lock.unlock();
      }
    }
  }

  private static void twice(Runnable noise, Threads.Action update) throws InterruptedException {
    Threads.Action action =
        () -> {
          noise.run();
          update.run();
          noise.run();
        };
    Threads.runAll(action, action);
  }

  /** A line in the log before and one after. */
  @Verdict(value = Expected.DATA_RACE, variable = "Tally.count")
  public void betweenLogLines() throws Exception {
    Log log = new Log();
    Tally tally = new Tally();
    twice(log::line, () -> tally.count++);
  }

  /** The same log, and a lock that is meant. */
  @Verdict(Expected.SILENT)
  public void betweenLogLinesUnderLock() throws Exception {
    Log log = new Log();
    Tally tally = new Tally();
    twice(log::line, tally::addUnderLock);
    Check.equal(2, tally.count);
  }

  /** The first one updates and then logs, the second one logs and then updates. */
  @Verdict(value = Expected.DATA_RACE, variable = "Tally.count")
  public void loggedAfterAndBefore() throws Exception {
    Log log = new Log();
    Tally tally = new Tally();
    Threads.runAll(
        () -> {
          tally.count++;
          log.line();
        },
        () -> {
          log.line();
          tally.count++;
        });
  }

  /** The second one waits until the first one has counted. */
  @Verdict(Expected.SILENT)
  public void loggedAfterAndBeforeWithLatch() throws Exception {
    Log log = new Log();
    Tally tally = new Tally();
    CountDownLatch counted = new CountDownLatch(1);
    Threads.runAll(
        () -> {
          tally.count++;
          counted.countDown();
          log.line();
        },
        () -> {
          log.line();
          counted.await();
          tally.count++;
        });
    Check.equal(2, tally.count);
  }

  /** A lock that each thread has for itself, and the log that both have. */
  @Verdict(value = Expected.DATA_RACE, variable = "Tally.count")
  public void aLockForEachThread() throws Exception {
    Log log = new Log();
    Tally tally = new Tally();
    Threads.Action action =
        () -> {
          log.line();
          Object own = new Object();
          synchronized (own) {
            tally.count++;
          }
          log.line();
        };
    Threads.runAll(action, action);
  }

  /** A cache is asked before and after. */
  @Verdict(value = Expected.DATA_RACE, variable = "Tally.count")
  public void betweenLookUps() throws Exception {
    Cache cache = new Cache();
    Tally tally = new Tally();
    twice(cache::lookUp, () -> tally.count++);
  }

  /** The same cache, and a lock that is meant. */
  @Verdict(Expected.SILENT)
  public void betweenLookUpsUnderLock() throws Exception {
    Cache cache = new Cache();
    Tally tally = new Tally();
    twice(cache::lookUp, tally::addUnderLock);
    Check.equal(2, tally.count);
  }

  /** A vector keeps what was done. */
  @Verdict(value = Expected.DATA_RACE, variable = "Tally.count")
  public void betweenEntriesOfAVector() throws Exception {
    Vector<String> done = new Vector<>();
    Tally tally = new Tally();
    twice(() -> done.add("step"), () -> tally.count++);
  }

  /** The vector is the lock that is meant, as long as it is held. */
  @Verdict(Expected.SILENT)
  public void underTheLockOfTheVector() throws Exception {
    Vector<String> done = new Vector<>();
    Tally tally = new Tally();
    twice(
        () -> done.add("step"),
        () -> {
          synchronized (done) {
            tally.count++;
          }
        });
    Check.equal(2, tally.count);
  }

  /** Two may enter at once, but mostly one has left before the other comes. */
  @Verdict(value = Expected.DATA_RACE, variable = "Tally.count")
  public void semaphoreForTwo() throws Exception {
    count(new Semaphore(2));
  }

  /** One at a time. */
  @Verdict(Expected.SILENT)
  public void semaphoreForOne() throws Exception {
    Check.equal(2, count(new Semaphore(1)));
  }

  private static int count(Semaphore semaphore) throws InterruptedException {
    Tally tally = new Tally();
    Threads.Action action =
        () -> {
          semaphore.acquire();
          tally.count++;
          semaphore.release();
        };
    Threads.runAll(action, action);
    return tally.count;
  }

  /** Readers keep nobody out but writers. */
  @Verdict(value = Expected.DATA_RACE, variable = "Tally.count")
  public void writtenUnderTheReadLock() throws Exception {
    ReadWriteLock lock = new ReentrantReadWriteLock();
    count(lock.readLock());
  }

  /** The other half of the same lock. */
  @Verdict(Expected.SILENT)
  public void writtenUnderTheWriteLock() throws Exception {
    ReadWriteLock lock = new ReentrantReadWriteLock();
    Check.equal(2, count(lock.writeLock()));
  }

  private static int count(Lock lock) throws InterruptedException {
    Tally tally = new Tally();
    Threads.Action action =
        () -> {
          lock.lock();
          tally.count++;
          lock.unlock();
        };
    Threads.runAll(action, action);
    return tally.count;
  }
}
