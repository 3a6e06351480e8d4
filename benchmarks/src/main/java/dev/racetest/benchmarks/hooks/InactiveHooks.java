package dev.racetest.benchmarks.hooks;

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
 * What rewritten code costs where no exploration is active: to be run with the agent and without.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class InactiveHooks {
  private static final int LENGTH = 1_000;

  private final ReentrantLock lock = new ReentrantLock();
  private final int[] numbers = new int[LENGTH];
  private int plain;
  private volatile int seen;

  /** A plain field is read and written. */
  @Benchmark
  public int field() {
    return plain++;
  }

  /** An element of an array is read, in a loop. */
  @Benchmark
  @OperationsPerInvocation(LENGTH)
  public int arrayInALoop() {
    int sum = 0;
    for (int number : numbers) {
      sum += number;
    }
    return sum;
  }

  /** A plain field is read and written, in a loop. */
  @Benchmark
  @OperationsPerInvocation(LENGTH)
  public int fieldInALoop() {
    for (int i = 0; i < LENGTH; i++) {
      plain += i ^ plain;
    }
    return plain;
  }

  /** A volatile field is read and written. */
  @Benchmark
  public int volatileField() {
    seen = seen + 1;
    return seen;
  }

  /** A lock that nobody else wants. */
  @Benchmark
  public void lockAndUnlock() {
    lock.lock();
    lock.unlock();
  }

  /** A monitor that nobody else wants. */
  @Benchmark
  public int monitor() {
    synchronized (this) {
      return plain;
    }
  }

  /** The permit is there: nobody waits. */
  @Benchmark
  public void unparkAndPark() {
    LockSupport.unpark(Thread.currentThread());
    LockSupport.park();
  }
}
