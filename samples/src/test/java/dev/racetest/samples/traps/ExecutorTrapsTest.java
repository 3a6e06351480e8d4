package dev.racetest.samples.traps;

import static dev.racetest.samples.Explorations.assertFinds;
import static dev.racetest.samples.Explorations.assertSilent;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.racetest.scheduler.ExplorationResult;
import dev.racetest.scheduler.Finding.Kind;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Executors and futures run as they are, and order what they say they order. */
class ExecutorTrapsTest {
  private static void shutDown(ExecutorService pool) throws InterruptedException {
    pool.shutdown();
    assertTrue(pool.awaitTermination(1, TimeUnit.MINUTES), "the pool does not end");
  }

  /** Pool threads that wait for work when the body returns are not a deadlock. */
  @Test
  void aPoolIsLeftIdle() {
    assertSilent(
        "idle pool",
        () -> {
          ExecutorService pool = Executors.newFixedThreadPool(2);
          Future<Integer> a = pool.submit(() -> 1);
          Future<Integer> b = pool.submit(() -> 2);
          assertEquals(3, a.get() + b.get());
        });
  }

  @Test
  void aCachedPoolIsLeftIdle() {
    assertSilent(
        "idle cached pool",
        () -> assertEquals(1, Executors.newCachedThreadPool().submit(() -> 1).get()));
  }

  @Test
  void anUncaughtExceptionInExecute() {
    ExplorationResult result =
        assertFinds(
            Kind.EXCEPTION,
            "execute throws",
            () -> {
              ExecutorService pool = Executors.newFixedThreadPool(1);
              pool.execute(
                  () -> {
                    throw new IllegalStateException("thrown in the pool");
                  });
              shutDown(pool);
            });
    assertInstanceOf(IllegalStateException.class, result.findings().get(0).cause().orElseThrow());
  }

  @Test
  void anExceptionInSubmitBelongsToTheFuture() {
    assertSilent(
        "submit throws",
        () -> {
          ExecutorService pool = Executors.newFixedThreadPool(1);
          Future<?> future =
              pool.submit(
                  () -> {
                    throw new IllegalStateException("kept in the future");
                  });
          ExecutionException thrown = assertThrows(ExecutionException.class, future::get);
          assertInstanceOf(IllegalStateException.class, thrown.getCause());
          shutDown(pool);
        });
  }

  @Test
  void tasksOfAPoolRace() {
    assertFinds(
        Kind.DATA_RACE,
        "racy tasks",
        () -> {
          int[] count = new int[1];
          ExecutorService pool = Executors.newFixedThreadPool(2);
          pool.execute(() -> count[0]++);
          pool.execute(() -> count[0]++);
          shutDown(pool);
        });
  }

  /** Submitting happens before the task, the task before {@code get} and the termination. */
  @Test
  void aPoolOrdersWhatItShould() {
    assertSilent(
        "ordered by the pool",
        () -> {
          int[] value = {1, 0, 0};
          ExecutorService pool = Executors.newFixedThreadPool(2);
          Future<?> first = pool.submit(() -> value[1] = value[0] + 1);
          pool.execute(() -> value[2] = value[0] + 2);
          first.get();
          assertEquals(2, value[1]);
          shutDown(pool);
          assertEquals(3, value[2]);
        });
  }

  @Test
  void threeWorkersAndSixTasks() {
    assertSilent(
        "six tasks",
        () -> {
          ExecutorService pool = Executors.newFixedThreadPool(3);
          List<Callable<Integer>> tasks =
              List.of(() -> 1, () -> 2, () -> 3, () -> 4, () -> 5, () -> 6);
          int sum = 0;
          for (Future<Integer> future : pool.invokeAll(tasks)) {
            sum += future.get();
          }
          assertEquals(21, sum);
          shutDown(pool);
        });
  }

  @Test
  void aChainOfCompletableFutures() {
    assertSilent(
        "completable futures",
        () -> {
          ExecutorService pool = Executors.newFixedThreadPool(2);
          int[] plain = new int[1];
          CompletableFuture<Integer> a = CompletableFuture.supplyAsync(() -> plain[0] = 1, pool);
          CompletableFuture<Integer> b = CompletableFuture.supplyAsync(() -> 2, pool);
          CompletableFuture<Integer> sum =
              a.thenCombineAsync(b, (x, y) -> plain[0] + x + y, pool).thenApply(x -> x * 10);
          assertEquals(40, sum.get());
          shutDown(pool);
        });
  }

  @Test
  void aCompletableFutureThatFails() {
    assertSilent(
        "failed future",
        () -> {
          ExecutorService pool = Executors.newFixedThreadPool(1);
          CompletableFuture<Void> future =
              CompletableFuture.runAsync(
                  () -> {
                    throw new IllegalStateException("kept in the future");
                  },
                  pool);
          assertThrows(CompletionException.class, future::join);
          shutDown(pool);
        });
  }

  /** An hour of virtual time. */
  @Test
  void aTaskIsScheduledOnce() {
    assertSilent(
        "scheduled once",
        () -> {
          ScheduledExecutorService pool = Executors.newScheduledThreadPool(1);
          long start = System.nanoTime();
          ScheduledFuture<Long> future = pool.schedule(() -> System.nanoTime(), 1, TimeUnit.HOURS);
          assertTrue(future.get() - start >= TimeUnit.HOURS.toNanos(1), "too early");
          shutDown(pool);
        });
  }

  @Test
  void shutdownNowInterruptsTheWorkers() {
    assertSilent(
        "shutdownNow",
        () -> {
          ExecutorService pool = Executors.newFixedThreadPool(1);
          boolean[] interrupted = new boolean[1];
          pool.execute(
              () -> {
                try {
                  synchronized (interrupted) {
                    interrupted.wait();
                  }
                } catch (InterruptedException expected) {
                  interrupted[0] = true;
                }
              });
          List<Runnable> neverStarted = pool.shutdownNow();
          assertTrue(pool.awaitTermination(1, TimeUnit.MINUTES), "the pool does not end");
          assertTrue(interrupted[0] || neverStarted.size() == 1, "not interrupted");
        });
  }
}
