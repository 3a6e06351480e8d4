package dev.racetest.samples.races;

import dev.racetest.samples.Check;
import dev.racetest.samples.Expected;
import dev.racetest.samples.Threads;
import dev.racetest.samples.Verdict;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One update in the middle of long work that has its own locks. The two updates are out of order
 * only if both threads stand in the middle at once, which next to no schedule brings about.
 */
public class LongNoise {
  private static final int SHORT = 10;
  private static final int LONG = 25;
  private static final int VERY_LONG = 50;

  private static final class Tally {
    int count;

    synchronized void addUnderLock() {
      count++;
    }
  }

  /** What a job does besides. */
  private static final class Work {
    private final AtomicInteger ids = new AtomicInteger();
    private final Lock lock = new ReentrantLock();
    private int steps;

    synchronized void log() {
      steps++;
    }

    void nextId() {
      ids.incrementAndGet();
    }

    void lookUp() {
      lock.lock();
      lock.unlock();
    }
  }

  private static Threads.Action inTheMiddle(int length, Runnable noise, Threads.Action update) {
    return () -> {
      repeat(length, noise);
      update.run();
      repeat(length, noise);
    };
  }

  private static void repeat(int length, Runnable noise) {
    for (int i = 0; i < length; i++) {
      noise.run();
    }
  }

  private static void twice(int length, Runnable noise, Threads.Action update)
      throws InterruptedException {
    Threads.Action action = inTheMiddle(length, noise, update);
    Threads.runAll(action, action);
  }

  /** Ten lines in the log before, and ten after. */
  @Verdict(value = Expected.DATA_RACE, variable = "Tally.count")
  public void logged() throws Exception {
    Tally tally = new Tally();
    twice(SHORT, new Work()::log, () -> tally.count++);
  }

  /** The same lines around an update with a lock. */
  @Verdict(Expected.SILENT)
  public void loggedUnderLock() throws Exception {
    Tally tally = new Tally();
    twice(SHORT, new Work()::log, tally::addUnderLock);
    Check.equal(2, tally.count);
  }

  /** Fifty lines. */
  @Verdict(value = Expected.DATA_RACE, variable = "Tally.count")
  public void loggedVeryOften() throws Exception {
    Tally tally = new Tally();
    twice(VERY_LONG, new Work()::log, () -> tally.count++);
  }

  /** Fifty lines around an update with a lock. */
  @Verdict(Expected.SILENT)
  public void loggedVeryOftenUnderLock() throws Exception {
    Tally tally = new Tally();
    twice(VERY_LONG, new Work()::log, tally::addUnderLock);
    Check.equal(2, tally.count);
  }

  /** Numbers are drawn all the time. */
  @Verdict(value = Expected.DATA_RACE, variable = "Tally.count")
  public void numbered() throws Exception {
    Tally tally = new Tally();
    twice(LONG, new Work()::nextId, () -> tally.count++);
  }

  /** Numbers are drawn all the time, and one of them decides who counts. */
  @Verdict(Expected.SILENT)
  public void numberedAndDecided() throws Exception {
    Tally tally = new Tally();
    AtomicInteger turn = new AtomicInteger();
    twice(
        LONG,
        new Work()::nextId,
        () -> {
          if (turn.getAndIncrement() == 0) {
            tally.count++;
          }
        });
    Check.equal(1, tally.count);
  }

  /** A lock is taken and let go all the time. */
  @Verdict(value = Expected.DATA_RACE, variable = "Tally.count")
  public void lookedUp() throws Exception {
    Tally tally = new Tally();
    twice(LONG, new Work()::lookUp, () -> tally.count++);
  }

  /** One thread looks things up before and after, and the latch between hands the tally over. */
  @Verdict(Expected.SILENT)
  public void lookedUpAndHandedOver() throws Exception {
    Tally tally = new Tally();
    Work work = new Work();
    CountDownLatch counted = new CountDownLatch(1);
    Threads.runAll(
        inTheMiddle(
            LONG,
            work::lookUp,
            () -> {
              tally.count++;
              counted.countDown();
            }),
        inTheMiddle(
            LONG,
            work::lookUp,
            () -> {
              counted.await();
              tally.count++;
            }));
    Check.equal(2, tally.count);
  }

  /** Three threads, and the middle of any two of them will do. */
  @Verdict(value = Expected.DATA_RACE, variable = "Tally.count")
  public void threeWithMetrics() throws Exception {
    Tally tally = new Tally();
    Threads.Action action = inTheMiddle(SHORT, metrics(), () -> tally.count++);
    Threads.runAll(action, action, action);
  }

  /** Three threads that lock. */
  @Verdict(Expected.SILENT)
  public void threeWithMetricsUnderLock() throws Exception {
    Tally tally = new Tally();
    Threads.Action action = inTheMiddle(SHORT, metrics(), tally::addUnderLock);
    Threads.runAll(action, action, action);
    Check.equal(3, tally.count);
  }

  private static Runnable metrics() {
    ConcurrentMap<String, Integer> metrics = new ConcurrentHashMap<>();
    return () -> metrics.merge("steps", 1, Integer::sum);
  }

  /** One reads in the middle of its work what another one writes in the middle of its own. */
  @Verdict(value = Expected.DATA_RACE, variable = "Tally.count")
  public void readBetweenRecords() throws Exception {
    Tally tally = new Tally();
    Runnable record = records();
    Threads.runAll(
        inTheMiddle(LONG, record, () -> tally.count = 1),
        inTheMiddle(LONG, record, () -> Check.that(tally.count <= 1, "too many")));
  }

  /** The tally comes through the queue; what else goes through there is noise. */
  @Verdict(Expected.SILENT)
  public void takenBetweenRecords() throws Exception {
    Runnable record = records();
    Queue<Tally> done = new ConcurrentLinkedQueue<>();
    Threads.runAll(
        inTheMiddle(
            LONG,
            record,
            () -> {
              Tally tally = new Tally();
              tally.count = 1;
              done.offer(tally);
            }),
        inTheMiddle(
            LONG,
            record,
            () -> {
              Tally tally = done.poll();
              Check.that(tally == null || tally.count == 1, "not complete");
            }));
  }

  private static Runnable records() {
    Queue<String> records = new ConcurrentLinkedQueue<>();
    return () -> records.offer("record");
  }
}
