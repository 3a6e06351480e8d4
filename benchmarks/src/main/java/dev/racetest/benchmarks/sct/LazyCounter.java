package dev.racetest.benchmarks.sct;

/** One thread adds one, one adds two; a third takes it for granted that it comes before them. */
final class LazyCounter {
  private final Object lock = new Object();
  private volatile int sum;

  static void run() throws InterruptedException {
    LazyCounter counter = new LazyCounter();
    Parallel.run(counter::check, () -> counter.add(1), () -> counter.add(2));
  }

  private void add(int number) {
    synchronized (lock) {
      int before = sum;
      sum = before + number;
    }
  }

  private void check() {
    synchronized (lock) {
      Parallel.check(sum < 3, "both were here before");
    }
  }
}
