package dev.racetest.samples.conformance;

import dev.racetest.samples.Check;
import dev.racetest.samples.Expected;
import dev.racetest.samples.Verdict;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Pools of threads: who runs what, what orders it, and who waits for whom. */
public class ThreadPools {
  /** A future brings its result and everything its task wrote. */
  @Verdict(Expected.SILENT)
  public void results() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(2);
    int[] squares = new int[3];
    Future<?> one = pool.submit(() -> squares[1] = 1);
    Future<?> two = pool.submit(() -> squares[2] = 4);
    one.get();
    two.get();
    Check.equal(5, squares[1] + squares[2]);
    pool.shutdown();
  }

  /** All the results of {@code invokeAll} are there when it returns. */
  @Verdict(Expected.SILENT)
  public void invokeAll() throws Exception {
    ExecutorService pool = Executors.newCachedThreadPool();
    int sum = 0;
    for (Future<Integer> future : pool.invokeAll(List.<Callable<Integer>>of(() -> 1, () -> 2))) {
      sum += future.get();
    }
    Check.equal(3, sum);
    pool.shutdown();
  }

  /** The one thread waits for a task that only the one thread can run. */
  @Verdict(Expected.DEADLOCK)
  public void starvation() throws Exception {
    ExecutorService pool = Executors.newSingleThreadExecutor();
    askTwice(pool);
  }

  /** A second thread runs the inner task. */
  @Verdict(Expected.SILENT)
  public void oneThreadMore() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(2);
    askTwice(pool);
  }

  private static void askTwice(ExecutorService pool) throws Exception {
    Future<Integer> outer = pool.submit(() -> pool.submit(() -> 1).get() + 1);
    Check.equal(2, outer.get());
    pool.shutdown();
  }

  /** Two threads are not enough for three tasks that wait for each other. */
  @Verdict(Expected.DEADLOCK)
  public void meetingOfThree() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(2);
    CountDownLatch arrived = new CountDownLatch(3);
    Callable<Void> arrive =
        () -> {
          arrived.countDown();
          arrived.await();
          return null;
        };
    Future<Void> first = pool.submit(arrive);
    Future<Void> second = pool.submit(arrive);
    Future<Void> third = pool.submit(arrive);
    first.get();
    second.get();
    third.get();
  }

  /** One thread runs its tasks one after the other: what only they touch needs no lock. */
  @Verdict(Expected.SILENT)
  public void confinedToOneThread() throws Exception {
    ExecutorService pool = Executors.newSingleThreadExecutor();
    Check.equal(2, countWith(pool));
  }

  /** With two threads it does. */
  @Verdict(Expected.DATA_RACE)
  public void confinedToTwoThreads() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(2);
    Check.that(countWith(pool) > 0, "not counted");
  }

  private static int countWith(ExecutorService pool) throws Exception {
    int[] count = new int[1];
    Future<?> first = pool.submit(() -> count[0]++);
    Future<?> second = pool.submit(() -> count[0]++);
    first.get();
    second.get();
    pool.shutdown();
    return count[0];
  }

  /** While the thread runs the first task and the second waits, there is no room for the third. */
  @Verdict(value = Expected.EXCEPTION, thrown = RejectedExecutionException.class)
  public void rejected() throws Exception {
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(1, 1, 1, TimeUnit.SECONDS, new ArrayBlockingQueue<>(1));
    AtomicInteger runs = new AtomicInteger();
    try {
      for (int i = 0; i < 3; i++) {
        pool.execute(runs::incrementAndGet);
      }
    } finally {
      pool.shutdown();
    }
  }

  /** Who has no room for a task can leave it to whoever brings it. */
  @Verdict(Expected.SILENT)
  public void callerRuns() throws Exception {
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            1,
            1,
            1,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(1),
            new ThreadPoolExecutor.CallerRunsPolicy());
    AtomicInteger runs = new AtomicInteger();
    for (int i = 0; i < 3; i++) {
      pool.execute(runs::incrementAndGet);
    }
    pool.shutdown();
    Check.that(pool.awaitTermination(1, TimeUnit.HOURS), "not terminated");
    Check.equal(3, runs.get());
  }

  /** An exception that leaves an executed task leaves its thread. */
  @Verdict(value = Expected.EXCEPTION, thrown = IllegalStateException.class)
  public void executedTaskThrows() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(1);
    pool.execute(
        () -> {
          throw new IllegalStateException("from the task");
        });
    pool.shutdown();
    Check.that(pool.awaitTermination(1, TimeUnit.HOURS), "not terminated");
  }

  /** An exception of a submitted task stays in its future. */
  @Verdict(Expected.SILENT)
  public void submittedTaskThrows() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(1);
    Callable<Integer> task =
        () -> {
          throw new IllegalStateException("from the task");
        };
    Future<Integer> unused = pool.submit(task);
    pool.shutdown();
    Check.that(pool.awaitTermination(1, TimeUnit.HOURS), "not terminated");
    Check.that(unused.isDone(), "not done");
  }
}
