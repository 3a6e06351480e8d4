package dev.racetest.benchmarks.hooks;

import dev.racetest.scheduler.Body;
import dev.racetest.scheduler.ExplorationOptions;
import dev.racetest.scheduler.Explorer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What hooks cost within executions, the detector on: each invocation is an exploration by the
 * random walk, of executions that do the same so many times.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 8)
@Measurement(iterations = 5)
@Fork(1)
public class ActiveHooks {
  private static final int EXECUTIONS = 200;
  private static final int TIMES = 1_000;
  private static final int OPERATIONS = EXECUTIONS * TIMES;

  /** Executions that do hardly anything. */
  private static final int MANY = 20_000;

  private static final int THREADS = 10;

  private static final ExplorationOptions OPTIONS =
      ExplorationOptions.of("hooks")
          .withStrategy("random")
          .withDirected(false)
          .withTimeBudget(Duration.ofHours(1));

  /** What the tasks of an execution share. */
  private static final class Shared {
    private final ReentrantLock lock = new ReentrantLock();
    private final int[] numbers = new int[TIMES];
    private int plain;
    private volatile int seen;
    private boolean isFirstsTurn;

    private void pass(boolean isFirst) {
      synchronized (this) {
        while (isFirstsTurn != isFirst) {
          try {
            wait();
          } catch (InterruptedException nobodysWish) {
            throw new AssertionError(nobodysWish);
          }
        }
        isFirstsTurn = !isFirst;
        notify();
      }
    }
  }

  private static void explore(int executions, Body body) {
    Explorer.explore(OPTIONS.withSchedules(executions), body);
  }

  private static void repeat(Runnable action) {
    for (int i = 0; i < TIMES; i++) {
      action.run();
    }
  }

  private static void two(Runnable one, Runnable other) throws InterruptedException {
    Thread[] threads = {new Thread(one), new Thread(other)};
    for (Thread thread : threads) {
      thread.start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
  }

  /** A field is read and written again in the same epoch. */
  @Benchmark
  @OperationsPerInvocation(OPERATIONS)
  public void fieldInOneEpoch() {
    explore(
        EXECUTIONS,
        () -> {
          Shared shared = new Shared();
          repeat(() -> shared.plain++);
        });
  }

  /** Each access of a field is the first one of its epoch; a volatile write begins them. */
  @Benchmark
  @OperationsPerInvocation(OPERATIONS)
  public void fieldInNewEpochs() {
    explore(
        EXECUTIONS,
        () -> {
          Shared shared = new Shared();
          repeat(
              () -> {
                shared.plain++;
                shared.seen = 1;
              });
        });
  }

  /** Two tasks read a field in turns; a volatile write begins their epochs. */
  @Benchmark
  @OperationsPerInvocation(2 * OPERATIONS)
  public void fieldThatTwoRead() {
    explore(
        EXECUTIONS,
        () -> {
          Shared shared = new Shared();
          Runnable reads =
              () -> {
                if (shared.plain != 0) {
                  throw new AssertionError();
                }
                shared.seen = 1;
              };
          two(() -> repeat(reads), () -> repeat(reads));
        });
  }

  /** Each element of an array is written once. */
  @Benchmark
  @OperationsPerInvocation(OPERATIONS)
  public void array() {
    explore(
        EXECUTIONS,
        () -> {
          Shared shared = new Shared();
          for (int i = 0; i < TIMES; i++) {
            shared.numbers[i] = i;
          }
        });
  }

  /** One task alone writes a volatile field: there is nothing to decide. */
  @Benchmark
  @OperationsPerInvocation(OPERATIONS)
  public void stepOfOneTask() {
    explore(
        EXECUTIONS,
        () -> {
          Shared shared = new Shared();
          repeat(() -> shared.seen = 1);
        });
  }

  /** Two tasks write a volatile field: a decision each time, and every other one is a switch. */
  @Benchmark
  @OperationsPerInvocation(2 * OPERATIONS)
  public void stepOfTwoTasks() {
    explore(
        EXECUTIONS,
        () -> {
          Shared shared = new Shared();
          two(() -> repeat(() -> shared.seen = 1), () -> repeat(() -> shared.seen = 2));
        });
  }

  /** One task locks and unlocks. */
  @Benchmark
  @OperationsPerInvocation(OPERATIONS)
  public void lockAndUnlock() {
    explore(
        EXECUTIONS,
        () -> {
          Shared shared = new Shared();
          repeat(
              () -> {
                shared.lock.lock();
                shared.lock.unlock();
              });
        });
  }

  /** One task enters and leaves a monitor. */
  @Benchmark
  @OperationsPerInvocation(OPERATIONS)
  public void monitor() {
    explore(
        EXECUTIONS,
        () -> {
          Shared shared = new Shared();
          repeat(
              () -> {
                synchronized (shared) {
                  shared.plain++;
                }
              });
        });
  }

  /** Two tasks take turns: each time one notifies and waits. */
  @Benchmark
  @OperationsPerInvocation(2 * OPERATIONS)
  public void waitAndNotify() {
    explore(
        EXECUTIONS,
        () -> {
          Shared shared = new Shared();
          two(() -> repeat(() -> shared.pass(true)), () -> repeat(() -> shared.pass(false)));
        });
  }

  /** One task unparks itself, and parks with the permit. */
  @Benchmark
  @OperationsPerInvocation(OPERATIONS)
  public void unparkAndPark() {
    explore(
        EXECUTIONS,
        () ->
            repeat(
                () -> {
                  LockSupport.unpark(Thread.currentThread());
                  LockSupport.park();
                }));
  }

  /** Threads are made, started and joined. */
  @Benchmark
  @OperationsPerInvocation(MANY / 10 * THREADS)
  public void thread() {
    explore(
        MANY / 10,
        () -> {
          Thread[] threads = new Thread[THREADS];
          for (int i = 0; i < THREADS; i++) {
            threads[i] = new Thread(() -> {});
            threads[i].start();
          }
          for (Thread thread : threads) {
            thread.join();
          }
        });
  }

  /** An execution that does nothing: its set-up and its end. */
  @Benchmark
  @OperationsPerInvocation(MANY)
  public void emptyExecution() {
    explore(MANY, () -> {});
  }
}
