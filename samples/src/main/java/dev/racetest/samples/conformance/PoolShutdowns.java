package dev.racetest.samples.conformance;

import dev.racetest.samples.Check;
import dev.racetest.samples.Expected;
import dev.racetest.samples.Threads;
import dev.racetest.samples.Verdict;
import dev.racetest.samples.With;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The end of a pool: {@code shutdown} asks for it, {@code awaitTermination} waits for it. */
public class PoolShutdowns {
  /** A terminated pool has ordered everything its tasks did before. */
  @Verdict(Expected.SILENT)
  public void awaited() throws Exception {
    int[] count = new int[1];
    ExecutorService pool = Executors.newFixedThreadPool(2);
    pool.execute(() -> count[0]++);
    pool.shutdown();
    Check.that(pool.awaitTermination(1, TimeUnit.HOURS), "not terminated");
    Check.equal(1, count[0]);
  }

  /** {@code shutdown} waits for nothing: the task may still run, or not have begun. */
  @Verdict(Expected.DATA_RACE)
  public void notAwaited() throws Exception {
    int[] count = new int[1];
    ExecutorService pool = Executors.newFixedThreadPool(2);
    pool.execute(() -> count[0]++);
    pool.shutdown();
    Check.that(count[0] >= 0, "unreadable");
  }

  /** The time may be over before the task is, and nobody looks. */
  @Verdict(value = Expected.DATA_RACE, with = With.EARLY_TIMEOUTS)
  public void awaitedForAnHour() throws Exception {
    int[] count = new int[1];
    ExecutorService pool = Executors.newFixedThreadPool(2);
    pool.execute(() -> count[0]++);
    pool.shutdown();
    pool.awaitTermination(1, TimeUnit.HOURS);
    Check.that(count[0] >= 0, "unreadable");
  }

  /** Nobody shuts the pool down; an idle worker is what a pool is for, and no leak. */
  @Verdict(Expected.SILENT)
  public void forgotten() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(1);
    Future<Integer> future = pool.submit(() -> 1);
    Check.equal(1, future.get());
  }

  /** What comes after the shutdown is rejected. */
  @Verdict(value = Expected.EXCEPTION, thrown = RejectedExecutionException.class)
  public void submittedTooLate() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(1);
    AtomicInteger runs = new AtomicInteger();
    Threads.runAll(() -> pool.execute(runs::incrementAndGet), pool::shutdown);
  }

  /** Asking first does not help: the shutdown comes between the question and the task. */
  @Verdict(value = Expected.EXCEPTION, thrown = RejectedExecutionException.class)
  public void askedThenSubmitted() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(1);
    AtomicInteger runs = new AtomicInteger();
    Threads.runAll(
        () -> {
          if (!pool.isShutdown()) {
            pool.execute(runs::incrementAndGet);
          }
        },
        pool::shutdown);
  }

  /** A task that is dropped by {@code shutdownNow} will not count down. */
  @Verdict(Expected.DEADLOCK)
  public void droppedTask() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(1);
    CountDownLatch done = new CountDownLatch(2);
    pool.execute(done::countDown);
    pool.execute(done::countDown);
    pool.shutdownNow();
    done.await();
  }

  /** What {@code shutdownNow} drops it returns: whoever called it can run it. */
  @Verdict(Expected.SILENT)
  public void droppedTasksAreRun() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(1);
    CountDownLatch done = new CountDownLatch(2);
    pool.execute(done::countDown);
    pool.execute(done::countDown);
    pool.shutdownNow().forEach(Runnable::run);
    done.await();
  }

  /** {@code shutdownNow} interrupts the task that waits. */
  @Verdict(Expected.SILENT)
  public void interruptedTask() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(1);
    AtomicInteger interrupted = new AtomicInteger();
    CountDownLatch begun = new CountDownLatch(1);
    pool.execute(
        () -> {
          begun.countDown();
          try {
            new CountDownLatch(1).await();
          } catch (InterruptedException e) {
            interrupted.incrementAndGet();
          }
        });
    begun.await();
    Check.equal(0, pool.shutdownNow().size());
    Check.that(pool.awaitTermination(1, TimeUnit.HOURS), "not terminated");
    Check.equal(1, interrupted.get());
  }

  /** {@code shutdown} does not: the task waits for ever, and the body for the task. */
  @Verdict(Expected.DEADLOCK)
  public void waitingTask() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(1);
    CountDownLatch never = new CountDownLatch(1);
    Future<Boolean> future =
        pool.submit(
            () -> {
              never.await();
              return true;
            });
    pool.shutdown();
    Check.equal(true, future.get());
  }
}
