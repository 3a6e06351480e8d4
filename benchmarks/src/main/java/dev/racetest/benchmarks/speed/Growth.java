package dev.racetest.benchmarks.speed;

import dev.racetest.scheduler.Body;
import java.util.concurrent.atomic.AtomicInteger;

/** What a step costs as threads and steps become more. */
final class Growth {
  private static final int[] THREADS = {2, 4, 8, 16, 32, 64};
  private static final int[] STEPS = {10, 100, 1_000, 10_000, 100_000, 900_000};

  private final Rates rates;

  Growth(Rates rates) {
    this.rates = rates;
  }

  /** Prints nanoseconds for each step of an atomic variable, creation of threads included. */
  void print() {
    System.out.println("nanoseconds a step, thread creation included");
    for (int threads : THREADS) {
      print(threads + " threads, 1,000 steps each", threads, 1_000);
    }
    for (int steps : STEPS) {
      print("2 threads, %,d steps together".formatted(steps), 2, steps / 2);
    }
  }

  private void print(String name, int threads, int times) {
    AtomicInteger shared = new AtomicInteger();
    Body body = () -> EightThreads.run(threads, shared::incrementAndGet, times);
    rates.explored(body);
    double[] nanos = new double[3];
    for (int turn = 0; turn < nanos.length; turn++) {
      nanos[turn] = 1e9 / (rates.explored(body) * threads * times);
    }
    System.out.printf("  %-36s %,10.0f%n", name, Rates.median(nanos));
  }
}
