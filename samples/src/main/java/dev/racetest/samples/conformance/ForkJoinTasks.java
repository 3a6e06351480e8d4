package dev.racetest.samples.conformance;

import dev.racetest.samples.Check;
import dev.racetest.samples.Expected;
import dev.racetest.samples.Verdict;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.Future;
import java.util.concurrent.RecursiveAction;
import java.util.concurrent.RecursiveTask;
import java.util.concurrent.atomic.AtomicInteger;

/** Tasks that split themselves: what they share is shared by all the threads of the pool. */
public class ForkJoinTasks {
  /** The sum of the numbers below a bound, halved until it is one number. */
  private static final class Sum extends RecursiveTask<Integer> {
    private static final long serialVersionUID = 1;
    private final int from;
    private final int to;

    Sum(int from, int to) {
      this.from = from;
      this.to = to;
    }

    @Override
    protected Integer compute() {
      if (to - from == 1) {
        return from;
      }
      Sum left = new Sum(from, (from + to) / 2);
      Sum right = new Sum((from + to) / 2, to);
      left.fork();
      return right.compute() + left.join();
    }
  }

  /** Does the same for each of its parts. */
  private static final class Each extends RecursiveAction {
    private static final long serialVersionUID = 1;
    private final transient Runnable part;
    private final int parts;

    Each(int parts, Runnable part) {
      this.part = part;
      this.parts = parts;
    }

    @Override
    protected void compute() {
      if (parts == 1) {
        Thread.yield();
        part.run();
      } else {
        invokeAll(new Each(parts / 2, part), new Each(parts - parts / 2, part));
      }
    }
  }

  /** In a pool of its own. */
  @Verdict(Expected.SILENT)
  public void ownPool() throws Exception {
    ForkJoinPool pool = new ForkJoinPool(2);
    Check.equal(6, pool.invoke(new Sum(0, 4)));
    pool.shutdown();
  }

  /** In the pool that everybody uses. */
  @Verdict(Expected.SILENT)
  public void commonPool() throws Exception {
    Check.equal(6, ForkJoinPool.commonPool().submit(new Sum(0, 4)).get());
  }

  /** The results of all the callables. */
  @Verdict(Expected.SILENT)
  public void invokeAll() throws Exception {
    ForkJoinPool pool = new ForkJoinPool(2);
    int sum = 0;
    for (Future<Integer> future : pool.invokeAll(List.<Callable<Integer>>of(() -> 1, () -> 2))) {
      sum += future.get();
    }
    Check.equal(3, sum);
    pool.shutdown();
  }

  /** All parts count in one plain variable. */
  @Verdict(Expected.DATA_RACE)
  public void plainCounter() throws Exception {
    int[] count = new int[1];
    ForkJoinPool pool = new ForkJoinPool(2);
    pool.invoke(new Each(3, () -> count[0]++));
    pool.shutdown();
  }

  /** Atomic accesses, but two of them for one count. */
  @Verdict(value = Expected.EXCEPTION, thrown = AssertionError.class)
  public void getThenSet() throws Exception {
    AtomicInteger count = new AtomicInteger();
    ForkJoinPool pool = new ForkJoinPool(2);
    Runnable increment =
        () -> {
          int seen = count.get();
          Thread.yield();
          count.set(seen + 1);
        };
    pool.invoke(new Each(2, increment));
    pool.shutdown();
    Check.equal(2, count.get());
  }

  /** One atomic access for one count. */
  @Verdict(Expected.SILENT)
  public void atomicCounter() throws Exception {
    AtomicInteger count = new AtomicInteger();
    ForkJoinPool pool = new ForkJoinPool(2);
    pool.invoke(new Each(3, count::incrementAndGet));
    pool.shutdown();
    Check.equal(3, count.get());
  }

  /** A forked task that nobody joins may not have begun. */
  @Verdict(value = Expected.EXCEPTION, thrown = AssertionError.class)
  public void forkedAndNotJoined() throws Exception {
    AtomicInteger count = new AtomicInteger();
    ForkJoinPool pool = new ForkJoinPool(2);
    ForkJoinTask<?> outer =
        pool.submit(
            () -> {
              ForkJoinTask<?> unused = ForkJoinTask.adapt(count::incrementAndGet).fork();
            });
    outer.get();
    Check.equal(1, count.get());
  }

  /** The one thread waits at a latch; it does not run the task that would open it. */
  @Verdict(Expected.DEADLOCK)
  public void latchInsteadOfJoin() throws Exception {
    ForkJoinPool pool = new ForkJoinPool(1);
    CountDownLatch done = new CountDownLatch(1);
    ForkJoinTask<Boolean> outer =
        pool.submit(
            () -> {
              ForkJoinTask<?> unused = ForkJoinTask.adapt(done::countDown).fork();
              done.await();
              return true;
            });
    Check.equal(true, outer.get());
  }

  /** {@code join} runs it instead of waiting for it. */
  @Verdict(Expected.SILENT)
  public void joinRunsTheTask() throws Exception {
    ForkJoinPool pool = new ForkJoinPool(1);
    ForkJoinTask<Integer> outer = pool.submit(() -> ForkJoinTask.adapt(() -> 1).fork().join() + 1);
    Check.equal(2, outer.get());
    pool.shutdown();
  }
}
