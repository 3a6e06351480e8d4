package dev.racetest.samples.conformance;

import dev.racetest.samples.Check;
import dev.racetest.samples.Expected;
import dev.racetest.samples.Verdict;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** The common pool is everybody's, but what one execution leaves in it is not seen by the next. */
public class SharedPools {
  private static final AtomicInteger ARRIVED = new AtomicInteger();

  /** The task may still run at the end; the next execution does not hear of it. */
  @Verdict(value = Expected.SILENT, controlledOnly = true)
  public void leftRunning() {
    Check.equal(0, ARRIVED.get());
    CompletableFuture<Void> unused = CompletableFuture.runAsync(ARRIVED::incrementAndGet);
    Check.that(ARRIVED.get() <= 1, "a task of another execution");
  }

  /** The task waits for ever; the next execution has all the threads of the pool nevertheless. */
  @Verdict(value = Expected.SILENT, controlledOnly = true)
  public void leftWaiting() throws Exception {
    Check.equal(1, CompletableFuture.supplyAsync(() -> 1).get());
    CountDownLatch never = new CountDownLatch(1);
    CompletableFuture<Void> unused =
        CompletableFuture.runAsync(
            () -> {
              try {
                never.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
  }

  /** The tasks are more than the pool has threads; the next execution finds the queues empty. */
  @Verdict(value = Expected.SILENT, controlledOnly = true)
  public void leftInTheQueue() {
    Check.that(!ForkJoinPool.commonPool().hasQueuedSubmissions(), "tasks of another execution");
    AtomicInteger runs = new AtomicInteger();
    for (int i = 0; i < 4; i++) {
      CompletableFuture<Void> unused = CompletableFuture.runAsync(runs::incrementAndGet);
    }
  }

  /** A parallel stream beside a task that nobody waits for. */
  @Verdict(Expected.SILENT)
  public void streamBesideTask() {
    AtomicInteger runs = new AtomicInteger();
    CompletableFuture<Void> unused = CompletableFuture.runAsync(runs::incrementAndGet);
    Check.equal(10, IntStream.rangeClosed(1, 4).parallel().sum());
  }

  /** Whoever waits for the tasks themselves does not need the pool to be quiet. */
  @Verdict(Expected.SILENT)
  public void awaited() throws Exception {
    int[] parts = new int[2];
    CompletableFuture<Void> first = CompletableFuture.runAsync(() -> parts[0] = 1);
    CompletableFuture<Void> second = CompletableFuture.runAsync(() -> parts[1] = 2);
    first.get();
    second.get();
    Check.equal(3, parts[0] + parts[1]);
  }

  /** Nobody waits for the task, and it may not have been run yet. */
  @Verdict(value = Expected.EXCEPTION, thrown = AssertionError.class)
  public void notAwaited() {
    AtomicInteger runs = new AtomicInteger();
    CompletableFuture<Void> unused = CompletableFuture.runAsync(runs::incrementAndGet);
    Check.equal(1, runs.get());
  }

  /** Nobody waits for the task, and nothing orders what it writes. */
  @Verdict(Expected.DATA_RACE)
  public void unorderedTask() {
    int[] box = new int[1];
    CompletableFuture<Void> unused = CompletableFuture.runAsync(() -> box[0]++);
    Thread.yield();
    Check.that(box[0] >= 0, "unreadable");
  }
}
