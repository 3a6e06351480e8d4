package dev.racetest.samples.conformance;

import dev.racetest.samples.Check;
import dev.racetest.samples.Expected;
import dev.racetest.samples.Verdict;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Pools that run tasks later, and again and again. */
public class ScheduledPools {
  private static ScheduledThreadPoolExecutor pool() {
    return new ScheduledThreadPoolExecutor(1);
  }

  /** One thread, two delays: the shorter one first. */
  @Verdict(Expected.SILENT)
  public void shorterDelayFirst() throws Exception {
    ScheduledThreadPoolExecutor pool = pool();
    StringBuilder order = new StringBuilder();
    ScheduledFuture<?> soon = pool.schedule(() -> order.append("soon "), 1, TimeUnit.MILLISECONDS);
    ScheduledFuture<?> later = pool.schedule(() -> order.append("later"), 5, TimeUnit.MILLISECONDS);
    soon.get();
    later.get();
    Check.equal("soon later", order.toString());
    pool.shutdown();
  }

  /** The rounds follow each other, each sees what the one before has written. */
  @Verdict(Expected.SILENT)
  public void threeRounds() throws Exception {
    ScheduledThreadPoolExecutor pool = new ScheduledThreadPoolExecutor(2);
    int[] rounds = new int[1];
    CountDownLatch three = new CountDownLatch(3);
    ScheduledFuture<?> periodic =
        pool.scheduleAtFixedRate(
            () -> {
              rounds[0]++;
              three.countDown();
            },
            1,
            1,
            TimeUnit.MILLISECONDS);
    three.await();
    periodic.cancel(false);
    pool.shutdown();
    Check.that(pool.awaitTermination(1, TimeUnit.HOURS), "not terminated");
    Check.that(rounds[0] >= 3, "a round is missing");
  }

  /** A cancelled round may be under way: its writes are not ordered before what follows. */
  @Verdict(Expected.DATA_RACE)
  public void cancelledIsNotOver() throws Exception {
    ScheduledThreadPoolExecutor pool = pool();
    int[] rounds = new int[1];
    CountDownLatch first = new CountDownLatch(1);
    ScheduledFuture<?> periodic =
        pool.scheduleWithFixedDelay(
            () -> {
              first.countDown();
              rounds[0]++;
            },
            1,
            1,
            TimeUnit.MILLISECONDS);
    first.await();
    periodic.cancel(false);
    Check.that(rounds[0] >= 0, "unreadable");
    pool.shutdown();
  }

  /** The exception of the first round ends the rounds; nobody says so. */
  @Verdict(Expected.DEADLOCK)
  public void exceptionEndsTheRounds() throws Exception {
    ScheduledThreadPoolExecutor pool = pool();
    CountDownLatch two = new CountDownLatch(2);
    ScheduledFuture<?> unused =
        pool.scheduleAtFixedRate(
            () -> {
              two.countDown();
              throw new IllegalStateException("in the first round");
            },
            1,
            1,
            TimeUnit.MILLISECONDS);
    two.await();
    pool.shutdown();
  }

  /** The future of the rounds would have told. */
  @Verdict(Expected.SILENT)
  public void exceptionIsInTheFuture() throws Exception {
    ScheduledThreadPoolExecutor pool = pool();
    ScheduledFuture<?> periodic =
        pool.scheduleAtFixedRate(
            () -> {
              throw new IllegalStateException("in the first round");
            },
            1,
            1,
            TimeUnit.MILLISECONDS);
    try {
      periodic.get();
      throw new AssertionError("rounds that end without exception");
    } catch (ExecutionException expected) {
      Check.equal("in the first round", expected.getCause().getMessage());
    }
    pool.shutdown();
  }

  /** Ten hours pass at once when there is nothing else to do. */
  @Verdict(value = Expected.SILENT, controlledOnly = true)
  public void tenHours() throws Exception {
    ScheduledThreadPoolExecutor pool = pool();
    long begin = System.nanoTime();
    ScheduledFuture<Long> future = pool.schedule(System::nanoTime, 10, TimeUnit.HOURS);
    Check.that(future.get() - begin >= TimeUnit.HOURS.toNanos(10), "too early");
    pool.shutdown();
  }

  /** After the shutdown there are no more rounds to wait for. */
  @Verdict(Expected.DEADLOCK)
  public void shutDownAmongTheRounds() throws Exception {
    ScheduledThreadPoolExecutor pool = pool();
    CountDownLatch three = new CountDownLatch(3);
    ScheduledFuture<?> unused =
        pool.scheduleAtFixedRate(three::countDown, 1, 1, TimeUnit.MILLISECONDS);
    pool.shutdown();
    three.await();
  }

  /** A task that is only delayed is run after the shutdown all the same. */
  @Verdict(Expected.SILENT)
  public void delayedTaskSurvivesShutdown() throws Exception {
    ScheduledThreadPoolExecutor pool = pool();
    AtomicInteger runs = new AtomicInteger();
    ScheduledFuture<?> delayed = pool.schedule(runs::incrementAndGet, 1, TimeUnit.MILLISECONDS);
    pool.shutdown();
    delayed.get();
    Check.equal(1, runs.get());
  }
}
