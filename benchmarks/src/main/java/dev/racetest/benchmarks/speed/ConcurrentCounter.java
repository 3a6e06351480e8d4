package dev.racetest.benchmarks.speed;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicInteger;
import org.jetbrains.lincheck.Lincheck;

/**
 * Threads that increment an atomic counter: executions a second with RaceTest, or with Lincheck's
 * {@code runConcurrentTest}. For a JVM of its own.
 */
public final class ConcurrentCounter {
  private static final int INVOCATIONS = 1_000;

  /** Lincheck puts static fields back to what they were before each invocation. */
  private static final ByteBuffer COUNT = ByteBuffer.allocateDirect(Long.BYTES);

  private final int threads;
  private final int increments;

  private ConcurrentCounter(int threads, int increments) {
    this.threads = threads;
    this.increments = increments;
  }

  /** Arguments: the tool, threads, increments of each, seconds to warm up and to measure. */
  public static void main(String[] arguments) {
    ConcurrentCounter counter =
        new ConcurrentCounter(Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
    double seconds = Double.parseDouble(arguments[3]);
    double rate = 0;
    for (int turn = 0; turn < 2; turn++) {
      rate =
          arguments[0].equals("lincheck")
              ? counter.besides(seconds)
              : new Rates(seconds, 1).explored(counter::run);
    }
    System.out.println(FreshProcess.FIGURE + "rate " + rate);
    System.exit(0);
  }

  /** Written out: Lincheck does not interleave what is called through a method reference. */
  private void run() throws InterruptedException {
    AtomicInteger counter = new AtomicInteger();
    Thread[] all = new Thread[threads];
    for (int thread = 0; thread < threads; thread++) {
      all[thread] =
          new Thread(
              () -> {
                for (int i = 0; i < increments; i++) {
                  counter.incrementAndGet();
                }
              });
    }
    for (Thread thread : all) {
      thread.start();
    }
    for (Thread thread : all) {
      thread.join();
    }
    if (counter.get() != threads * increments) {
      throw new AssertionError(counter);
    }
  }

  /** Invocations a second of the same body with Lincheck. */
  private double besides(double seconds) {
    long start = System.nanoTime();
    COUNT.putLong(0, 0L);
    while (System.nanoTime() - start < seconds * 1e9) {
      Lincheck.runConcurrentTest(INVOCATIONS, this::counted);
    }
    return COUNT.getLong(0) / ((System.nanoTime() - start) / 1e9);
  }

  private void counted() {
    COUNT.putLong(0, COUNT.getLong(0) + 1L);
    try {
      run();
    } catch (InterruptedException nobodysWish) {
      throw new AssertionError(nobodysWish);
    }
  }
}
