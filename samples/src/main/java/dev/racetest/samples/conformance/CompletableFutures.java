package dev.racetest.samples.conformance;

import dev.racetest.samples.Check;
import dev.racetest.samples.Expected;
import dev.racetest.samples.Threads;
import dev.racetest.samples.Verdict;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/** Futures that are completed by hand or by each other, on whichever thread comes last. */
public class CompletableFutures {
  /** Both on the default executor, combined by whoever is later. */
  @Verdict(Expected.SILENT)
  public void combined() throws Exception {
    CompletableFuture<Integer> sum =
        CompletableFuture.supplyAsync(() -> 1)
            .thenCombine(CompletableFuture.supplyAsync(() -> 2), Integer::sum);
    Check.equal(3, sum.get());
  }

  /** What the asynchronous tasks wrote is seen after all of them. */
  @Verdict(Expected.SILENT)
  public void allOf() throws Exception {
    int[] parts = new int[2];
    CompletableFuture.allOf(
            CompletableFuture.runAsync(() -> parts[0] = 1),
            CompletableFuture.runAsync(() -> parts[1] = 2))
        .get();
    Check.equal(3, parts[0] + parts[1]);
  }

  /** After any of them only one has been done; the parts of the others may still be written. */
  @Verdict(Expected.DATA_RACE)
  public void anyOf() throws Exception {
    int[] parts = new int[2];
    CompletableFuture.anyOf(
            CompletableFuture.runAsync(() -> parts[0] = 1),
            CompletableFuture.runAsync(() -> parts[1] = 2))
        .get();
    Check.that(parts[0] + parts[1] > 0, "none done");
  }

  /** An exception passes the stages that want a value, up to the one that wants it. */
  @Verdict(Expected.SILENT)
  public void exceptionally() throws Exception {
    CompletableFuture<Integer> future =
        CompletableFuture.<Integer>supplyAsync(
                () -> {
                  throw new IllegalStateException("no value");
                })
            .thenApply(value -> value + 1)
            .exceptionally(exception -> -1);
    Check.equal(-1, future.get());
  }

  /** The stage that should complete the result is not run if there is no value. */
  @Verdict(Expected.DEADLOCK)
  public void exceptionLosesTheCompletion() throws Exception {
    CompletableFuture<Integer> result = new CompletableFuture<>();
    CompletableFuture<Void> unused =
        CompletableFuture.<Integer>supplyAsync(
                () -> {
                  throw new IllegalStateException("no value");
                })
            .thenAccept(result::complete);
    Check.equal(1, result.get());
  }

  /** Each sees that the other one is not done yet, and neither completes the whole. */
  @Verdict(Expected.DEADLOCK)
  public void eachLeavesItToTheOther() throws Exception {
    CompletableFuture<Integer> a = new CompletableFuture<>();
    CompletableFuture<Integer> b = new CompletableFuture<>();
    CompletableFuture<Integer> both = new CompletableFuture<>();
    Threads.runAll(
        () -> {
          if (b.isDone()) {
            both.complete(1);
          }
          a.complete(1);
        },
        () -> {
          if (a.isDone()) {
            both.complete(1);
          }
          b.complete(1);
        },
        () -> Check.equal(1, both.get()));
  }

  /** Each says first that it is done: whoever comes later sees both. */
  @Verdict(Expected.SILENT)
  public void laterOneCompletesIt() throws Exception {
    CompletableFuture<Integer> a = new CompletableFuture<>();
    CompletableFuture<Integer> b = new CompletableFuture<>();
    CompletableFuture<Integer> both = new CompletableFuture<>();
    Threads.runAll(
        () -> {
          a.complete(1);
          if (b.isDone()) {
            both.complete(1);
          }
        },
        () -> {
          b.complete(1);
          if (a.isDone()) {
            both.complete(1);
          }
        },
        () -> Check.equal(1, both.get()));
  }

  /** Two threads complete it, the first one wins, and everybody gets the same value. */
  @Verdict(Expected.SILENT)
  public void completedOnce() throws Exception {
    CompletableFuture<Integer> future = new CompletableFuture<>();
    AtomicInteger winner = new AtomicInteger();
    Threads.runAll(
        () -> {
          if (future.complete(1)) {
            winner.set(1);
          }
        },
        () -> {
          if (future.complete(2)) {
            winner.set(2);
          }
        });
    Check.equal(winner.get(), future.get());
  }

  /** Two stages on two threads add to one plain sum. */
  @Verdict(Expected.DATA_RACE)
  public void plainSumInStages() throws Exception {
    CompletableFuture<Integer> a = new CompletableFuture<>();
    CompletableFuture<Integer> b = new CompletableFuture<>();
    int[] sum = new int[1];
    CompletableFuture<Void> addA = a.thenAccept(value -> sum[0] += value);
    CompletableFuture<Void> addB = b.thenAccept(value -> sum[0] += value);
    Threads.runAll(() -> a.complete(1), () -> b.complete(2));
    addA.get();
    addB.get();
  }

  /** Volatile or atomic accesses do not make the update of the stages one step. */
  @Verdict(value = Expected.EXCEPTION, thrown = AssertionError.class)
  public void updateInStages() throws Exception {
    CompletableFuture<Integer> a = new CompletableFuture<>();
    CompletableFuture<Integer> b = new CompletableFuture<>();
    AtomicInteger sum = new AtomicInteger();
    CompletableFuture<Void> addA = a.thenAccept(value -> sum.set(sum.get() + value));
    CompletableFuture<Void> addB = b.thenAccept(value -> sum.set(sum.get() + value));
    Threads.runAll(() -> a.complete(1), () -> b.complete(2));
    addA.get();
    addB.get();
    Check.equal(3, sum.get());
  }
}
