package dev.racetest.samples.conformance;

import dev.racetest.samples.Check;
import dev.racetest.samples.Expected;
import dev.racetest.samples.Threads;
import dev.racetest.samples.Verdict;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** A task and its result: {@code get} waits for whoever runs the task, even for nobody. */
public class Futures {
  /** Whoever gets the result sees what the task wrote. */
  @Verdict(Expected.SILENT)
  public void result() throws Exception {
    FutureTask<int[]> task = new FutureTask<>(() -> new int[] {1});
    Threads.runAll(
        task::run, () -> Check.equal(1, task.get()[0]), () -> Check.equal(1, task.get()[0]));
  }

  /** Two threads run the task, and it is run once. */
  @Verdict(Expected.SILENT)
  public void runOnce() throws Exception {
    int[] runs = new int[1];
    FutureTask<Integer> task = new FutureTask<>(() -> ++runs[0]);
    Threads.runAll(task::run, task::run);
    Check.equal(1, task.get());
  }

  /** Nobody runs the task. */
  @Verdict(Expected.DEADLOCK)
  public void neverRun() throws Exception {
    FutureTask<Integer> task = new FutureTask<>(() -> 1);
    Threads.runAll(() -> Check.equal(1, task.get()));
  }

  /** Each of the two tasks waits for the result of the other one. */
  @Verdict(Expected.DEADLOCK)
  public void waitingForEachOther() throws Exception {
    AtomicInteger unused = new AtomicInteger();
    FutureTask<?>[] tasks = new FutureTask<?>[2];
    tasks[0] = new FutureTask<>(() -> tasks[1].get() == null ? 0 : unused.incrementAndGet());
    tasks[1] = new FutureTask<>(() -> tasks[0].get() == null ? 0 : unused.incrementAndGet());
    Threads.runAll(tasks[0]::run, tasks[1]::run);
  }

  /** The task is cancelled before its result is there. */
  @Verdict(value = Expected.EXCEPTION, thrown = CancellationException.class)
  public void cancelled() throws Exception {
    FutureTask<Integer> task = new FutureTask<>(() -> 1);
    Threads.runAll(task::run, () -> task.cancel(false));
    Check.equal(1, task.get());
  }

  /** Either the task is cancelled or it has a result, and {@code cancel} says which. */
  @Verdict(Expected.SILENT)
  public void cancelledOrDone() throws Exception {
    FutureTask<Integer> task = new FutureTask<>(() -> 1);
    AtomicBoolean cancelled = new AtomicBoolean();
    Threads.runAll(task::run, () -> cancelled.set(task.cancel(false)));
    Check.equal(cancelled.get(), task.isCancelled());
    if (!cancelled.get()) {
      Check.equal(1, task.get());
    }
  }

  /** A task that waits is interrupted by {@code cancel(true)}. */
  @Verdict(Expected.SILENT)
  public void cancelInterrupts() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    FutureTask<Void> task =
        new FutureTask<>(
            () -> {
              never.await();
              return null;
            });
    Threads.runAll(task::run, () -> task.cancel(true));
    Check.that(task.isCancelled(), "not cancelled");
  }

  /** {@code cancel(false)} does not wake it: whoever runs the task waits for ever. */
  @Verdict(Expected.DEADLOCK)
  public void cancelDoesNotInterrupt() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    FutureTask<Void> task =
        new FutureTask<>(
            () -> {
              never.await();
              return null;
            });
    Threads.runAll(task::run, () -> task.cancel(false));
  }

  /** A cancelled task is done for its future, but the thread may still be in the middle of it. */
  @Verdict(Expected.DATA_RACE)
  public void cancelledIsNotOver() throws Exception {
    int[] progress = new int[1];
    CountDownLatch begun = new CountDownLatch(1);
    FutureTask<Integer> task =
        new FutureTask<>(
            () -> {
              begun.countDown();
              progress[0]++;
              Thread.yield();
              return progress[0];
            });
    Thread runner = Threads.start(task::run);
    begun.await();
    if (task.cancel(true)) {
      Check.that(progress[0] >= 0, "unreadable");
    }
    runner.join();
  }
}
