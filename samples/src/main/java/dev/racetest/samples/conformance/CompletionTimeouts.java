package dev.racetest.samples.conformance;

import dev.racetest.samples.Check;
import dev.racetest.samples.Expected;
import dev.racetest.samples.Verdict;
import dev.racetest.samples.With;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Futures that lose their patience. */
public class CompletionTimeouts {
  /** Nobody completes it, so the time does, with an exception. */
  @Verdict(Expected.SILENT)
  public void orTimeout() throws Exception {
    CompletableFuture<Integer> future =
        new CompletableFuture<Integer>().orTimeout(2, TimeUnit.MILLISECONDS);
    Check.equal("late", future.handle((value, exception) -> describe(exception)).get());
  }

  private static String describe(Throwable exception) {
    return exception instanceof TimeoutException ? "late" : "exception " + exception;
  }

  /** Nobody completes it, so the time does, with a value. */
  @Verdict(Expected.SILENT)
  public void completeOnTimeout() throws Exception {
    CompletableFuture<Integer> future =
        new CompletableFuture<Integer>().completeOnTimeout(-1, 2, TimeUnit.MILLISECONDS);
    Check.equal(-1, future.get());
  }

  /** One that is completed needs no time. */
  @Verdict(Expected.SILENT)
  public void completedInTime() throws Exception {
    CompletableFuture<Integer> future =
        CompletableFuture.supplyAsync(() -> 1).orTimeout(1, TimeUnit.HOURS);
    Check.equal(1, future.get());
  }

  /** Nobody completes it, and it has all the time of the world. */
  @Verdict(Expected.DEADLOCK)
  public void withoutTimeout() throws Exception {
    CompletableFuture<Integer> future = new CompletableFuture<>();
    Check.equal(-1, future.thenApply(value -> value + 1).get());
  }

  /** A delayed executor takes its time, and hands over what was written before. */
  @Verdict(Expected.SILENT)
  public void delayedExecutor() throws Exception {
    Executor later = CompletableFuture.delayedExecutor(2, TimeUnit.MILLISECONDS);
    long begin = System.nanoTime();
    int[] box = {1};
    CompletableFuture<Integer> future = CompletableFuture.supplyAsync(() -> box[0] + 1, later);
    Check.equal(2, future.get());
    Check.that(System.nanoTime() - begin >= TimeUnit.MILLISECONDS.toNanos(2), "too early");
  }

  /** Two hours of work, one hour of patience. */
  @Verdict(value = Expected.EXCEPTION, thrown = TimeoutException.class)
  public void tooLittlePatience() throws Exception {
    Executor later = CompletableFuture.delayedExecutor(2, TimeUnit.HOURS);
    CompletableFuture<Integer> future = CompletableFuture.supplyAsync(() -> 1, later);
    Check.equal(1, future.get(1, TimeUnit.HOURS));
  }

  /** One hour of work, two hours of patience. */
  @Verdict(value = Expected.SILENT, controlledOnly = true)
  public void enoughPatience() throws Exception {
    Executor later = CompletableFuture.delayedExecutor(1, TimeUnit.HOURS);
    CompletableFuture<Integer> future = CompletableFuture.supplyAsync(() -> 1, later);
    Check.equal(1, future.get(2, TimeUnit.HOURS));
  }

  /** The thread that completes it may be held up for longer than anybody has patience. */
  @Verdict(value = Expected.EXCEPTION, thrown = TimeoutException.class, with = With.EARLY_TIMEOUTS)
  public void heldUp() throws Exception {
    CompletableFuture<Integer> future = CompletableFuture.supplyAsync(() -> 1);
    Check.equal(1, future.get(1, TimeUnit.HOURS));
  }
}
