package dev.racetest.samples.conformance;

import dev.racetest.samples.Check;
import dev.racetest.samples.Expected;
import dev.racetest.samples.Threads;
import dev.racetest.samples.Verdict;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TransferQueue;

/** Interrupts in the waits for queues, futures and pools. */
public class InterruptsOfQueuesAndTasks {
  private static BlockingQueue<String> fullQueue() {
    return new ArrayBlockingQueue<>(1, false, List.of("full"));
  }

  /** Calls with a pool whose thread is ended afterwards, whatever happens. */
  private static void withPool(PoolUser user) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(1);
    try {
      user.use(pool);
    } finally {
      pool.shutdownNow();
    }
  }

  private interface PoolUser {
    void use(ExecutorService pool) throws Exception;
  }

  private static Callable<String> waitsForEver() {
    CountDownLatch never = new CountDownLatch(1);
    return () -> {
      never.await();
      return "never";
    };
  }

  /** The loop never sees the interrupt that has ended the take. */
  @Verdict(Expected.DEADLOCK)
  public void takeSwallows() throws Exception {
    BlockingQueue<String> queue = new LinkedBlockingQueue<>();
    InterruptedThread.swallowsInLoop(queue::take);
  }

  /** The interrupt ends the take and the loop. */
  @Verdict(Expected.SILENT)
  public void takeRestores() throws Exception {
    BlockingQueue<String> queue = new LinkedBlockingQueue<>();
    InterruptedThread.restoresInLoop(queue::take);
  }

  /** The loop never sees the interrupt that has ended the put into the full queue. */
  @Verdict(Expected.DEADLOCK)
  public void putSwallows() throws Exception {
    BlockingQueue<String> queue = fullQueue();
    InterruptedThread.swallowsInLoop(() -> queue.put("one more"));
  }

  /** The interrupt ends the put into the full queue and the loop. */
  @Verdict(Expected.SILENT)
  public void putRestores() throws Exception {
    BlockingQueue<String> queue = fullQueue();
    InterruptedThread.restoresInLoop(() -> queue.put("one more"));
    Check.equal(1, queue.size());
  }

  /** The interrupt that ends the poll is swallowed, and missing afterwards. */
  @Verdict(Expected.DEADLOCK)
  public void pollSwallows() throws Exception {
    BlockingQueue<String> queue = new LinkedBlockingQueue<>();
    InterruptedThread.swallows(() -> Check.equal(null, queue.poll(60, TimeUnit.SECONDS)));
  }

  /** The interrupt ends the poll, and what comes after it. */
  @Verdict(Expected.SILENT)
  public void pollRestores() throws Exception {
    BlockingQueue<String> queue = new LinkedBlockingQueue<>();
    InterruptedThread.restores(() -> Check.equal(null, queue.poll(60, TimeUnit.SECONDS)));
  }

  /** The loop never sees the interrupt that has ended the hand-over. */
  @Verdict(Expected.DEADLOCK)
  public void handOverSwallows() throws Exception {
    BlockingQueue<String> queue = new SynchronousQueue<>();
    InterruptedThread.swallowsInLoop(() -> queue.put("take this"));
  }

  /** The interrupt ends the transfer and the loop, and takes back what was offered. */
  @Verdict(Expected.SILENT)
  public void transferRestores() throws Exception {
    TransferQueue<String> queue = new LinkedTransferQueue<>();
    InterruptedThread.restoresInLoop(() -> queue.transfer("take this"));
    Check.equal(null, queue.poll());
  }

  /** The loop never sees the interrupt that has ended the wait for the result. */
  @Verdict(Expected.DEADLOCK)
  public void futureGetSwallows() throws Exception {
    CompletableFuture<String> future = new CompletableFuture<>();
    InterruptedThread.swallowsInLoop(future::get);
  }

  /** The interrupt ends the wait for the result and the loop. */
  @Verdict(Expected.SILENT)
  public void futureGetRestores() throws Exception {
    CompletableFuture<String> future = new CompletableFuture<>();
    InterruptedThread.restoresInLoop(future::get);
  }

  /** {@code join} of a future does not hear the interrupt. */
  @Verdict(Expected.DEADLOCK)
  public void futureJoinCannotBeInterrupted() throws Exception {
    CompletableFuture<String> future = new CompletableFuture<>();
    InterruptedThread.runAndInterrupt(future::join);
  }

  /** The interrupt of the one who waits for the result does not end the task itself. */
  @Verdict(Expected.DEADLOCK)
  public void taskNotCancelledWithItsWaiter() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    CountDownLatch ended = new CountDownLatch(1);
    Callable<String> task =
        () -> {
          try {
            never.await();
            return "never";
          } finally {
            ended.countDown();
          }
        };
    ExecutorService pool = Executors.newFixedThreadPool(1);
    InterruptedThread.restores(() -> pool.submit(task).get());
    ended.await();
    pool.shutdown();
  }

  /** The interrupt that ends invokeAll is swallowed, and missing afterwards. */
  @Verdict(Expected.DEADLOCK)
  public void invokeAllSwallows() throws Exception {
    withPool(pool -> InterruptedThread.swallows(() -> pool.invokeAll(List.of(waitsForEver()))));
  }

  /** The interrupt ends invokeAll, which cancels its tasks, and what comes after it. */
  @Verdict(Expected.SILENT)
  public void invokeAllRestores() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(1);
    InterruptedThread.restores(() -> pool.invokeAll(List.of(waitsForEver())));
    pool.shutdown();
    Check.that(pool.awaitTermination(60, TimeUnit.SECONDS), "a task is left");
  }

  /** The interrupt that ends awaitTermination is swallowed, and missing afterwards. */
  @Verdict(Expected.DEADLOCK)
  public void awaitTerminationSwallows() throws Exception {
    withPool(
        pool ->
            InterruptedThread.swallows(
                () -> Check.that(!pool.awaitTermination(60, TimeUnit.SECONDS), "terminated")));
  }

  /** The interrupt ends awaitTermination, and what comes after it. */
  @Verdict(Expected.SILENT)
  public void awaitTerminationRestores() throws Exception {
    withPool(
        pool ->
            InterruptedThread.restores(
                () -> Check.that(!pool.awaitTermination(60, TimeUnit.SECONDS), "terminated")));
  }

  /** Ending a pool at once interrupts its threads, and this task swallows the interrupt. */
  @Verdict(Expected.DEADLOCK)
  public void taskSwallowsShutdownNow() throws Exception {
    CountDownLatch running = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    Threads.Action task =
        () -> {
          running.countDown();
          try {
            never.await();
          } catch (InterruptedException swallowed) {
            // Not now.
          }
          never.await();
        };
    shutDownNow(running, task);
  }

  /** Ending a pool at once interrupts its threads, and this task ends with an exception. */
  @Verdict(Expected.SILENT)
  public void taskEndsAtShutdownNow() throws Exception {
    CountDownLatch running = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    Threads.Action task =
        () -> {
          running.countDown();
          never.await();
        };
    shutDownNow(running, task);
  }

  private static void shutDownNow(CountDownLatch running, Threads.Action task) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(1);
    CompletableFuture<Boolean> done = new CompletableFuture<>();
    pool.execute(
        () -> {
          try {
            task.run();
            done.complete(true);
          } catch (Exception exception) {
            done.complete(exception instanceof InterruptedException);
          }
        });
    running.await();
    pool.shutdownNow();
    Check.equal(true, done.get());
  }
}
