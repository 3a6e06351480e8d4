package dev.racetest.samples.races;

import dev.racetest.samples.Check;
import dev.racetest.samples.Expected;
import dev.racetest.samples.Threads;
import dev.racetest.samples.Verdict;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Queues around an update. What is put into a queue is ordered before its being taken out, and
 * nothing else is; but inside of the queue more is.
 */
public class QueueNoise {
  private static final class Tally {
    int count;
  }

  /** Nobody takes out what is put in. */
  private static void betweenRecords(Queue<String> records, Threads.Action update)
      throws InterruptedException {
    Threads.Action action =
        () -> {
          records.offer("before");
          update.run();
          records.offer("after");
        };
    Threads.runAll(action, action);
  }

  private static void locked(Tally tally) {
    synchronized (tally) {
      tally.count++;
    }
  }

  /** A queue without locks as a log. */
  @Verdict(value = Expected.DATA_RACE, variable = "Tally.count")
  public void recordsInALinkedQueue() throws Exception {
    Tally tally = new Tally();
    betweenRecords(new ConcurrentLinkedQueue<>(), () -> tally.count++);
  }

  /** The same log, and a lock that is meant. */
  @Verdict(Expected.SILENT)
  public void recordsInALinkedQueueAndALock() throws Exception {
    Tally tally = new Tally();
    betweenRecords(new ConcurrentLinkedQueue<>(), () -> locked(tally));
    Check.equal(2, tally.count);
  }

  /** A queue with one lock for both ends, full after a while. */
  @Verdict(value = Expected.DATA_RACE, variable = "Tally.count")
  public void recordsInAFullQueue() throws Exception {
    Tally tally = new Tally();
    betweenRecords(new ArrayBlockingQueue<>(2), () -> tally.count++);
  }

  /** The same log, and a lock that is meant. */
  @Verdict(Expected.SILENT)
  public void recordsInAFullQueueAndALock() throws Exception {
    Tally tally = new Tally();
    betweenRecords(new ArrayBlockingQueue<>(2), () -> locked(tally));
    Check.equal(2, tally.count);
  }

  /** One puts in records, another one takes them out, and both count something else. */
  @Verdict(value = Expected.DATA_RACE, variable = "Tally.count")
  public void recordsTakenByTheOther() throws Exception {
    Queue<String> records = new LinkedBlockingQueue<>();
    Tally tally = new Tally();
    Threads.runAll(
        () -> {
          tally.count++;
          records.offer("record");
        },
        () -> {
          records.poll();
          tally.count++;
        });
  }

  /** Who has got the record comes after the one who put it in, and who has not keeps away. */
  @Verdict(Expected.SILENT)
  public void countedWithTheRecordInHand() throws Exception {
    Queue<String> records = new LinkedBlockingQueue<>();
    Tally tally = new Tally();
    Threads.runAll(
        () -> {
          tally.count++;
          records.offer("record");
        },
        () -> {
          if (records.poll() != null) {
            tally.count++;
          }
        });
    Check.that(tally.count >= 1, "lost");
  }

  /** The tally itself is in the queue, once, and who has got it is alone with it. */
  @Verdict(Expected.SILENT)
  public void oneTallyToTakeOut() throws Exception {
    Queue<Tally> free = new ConcurrentLinkedQueue<>();
    free.offer(new Tally());
    Threads.Action borrow =
        () -> {
          Tally tally = free.poll();
          if (tally != null) {
            tally.count++;
            free.offer(tally);
          }
        };
    Threads.runAll(borrow, borrow, borrow);
    Check.that(free.remove().count >= 1, "lost");
  }

  /** It is put back too early. */
  @Verdict(value = Expected.DATA_RACE, variable = "Tally.count")
  public void oneTallyPutBackTooEarly() throws Exception {
    Queue<Tally> free = new ConcurrentLinkedQueue<>();
    free.offer(new Tally());
    Threads.Action borrow =
        () -> {
          Tally tally = free.poll();
          if (tally != null) {
            free.offer(tally);
            tally.count++;
          }
        };
    Threads.runAll(borrow, borrow);
  }

  /** Two workers take their jobs out of one queue, and that is all that they have in common. */
  @Verdict(value = Expected.DATA_RACE, variable = "Tally.count")
  public void jobsOfTwoWorkers() throws Exception {
    countInPool(2);
  }

  /** One worker does one job after the other. */
  @Verdict(Expected.SILENT)
  public void jobsOfOneWorker() throws Exception {
    Check.equal(3, countInPool(1));
  }

  private static int countInPool(int workers) throws InterruptedException {
    Tally tally = new Tally();
    ExecutorService pool = Executors.newFixedThreadPool(workers);
    for (int i = 0; i < 3; i++) {
      pool.execute(() -> tally.count++);
    }
    pool.shutdown();
    Check.that(pool.awaitTermination(1, TimeUnit.DAYS), "no end");
    return tally.count;
  }

  /** The queue of the pool has been used since, but nobody has waited for the job. */
  @Verdict(value = Expected.DATA_RACE, variable = "Tally.count")
  public void resultOfAJobThatMayStillRun() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(1);
    Tally tally = new Tally();
    pool.execute(() -> tally.count = 1);
    pool.execute(() -> Thread.yield());
    pool.execute(() -> Thread.yield());
    Check.that(tally.count <= 1, "too many");
    pool.shutdown();
  }

  /** The future tells when the job is done. */
  @Verdict(Expected.SILENT)
  public void resultOfAJobThatIsDone() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(1);
    Tally tally = new Tally();
    Future<?> job = pool.submit(() -> tally.count = 1);
    pool.execute(() -> Thread.yield());
    job.get();
    Check.equal(1, tally.count);
    pool.shutdown();
  }
}
