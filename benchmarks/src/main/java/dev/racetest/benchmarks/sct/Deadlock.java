package dev.racetest.benchmarks.sct;

/** Two threads take two locks, each in its own order. */
final class Deadlock {
  private final Object left = new Object();
  private final Object right = new Object();
  private volatile int count;

  static void run() throws InterruptedException {
    Deadlock program = new Deadlock();
    Parallel.run(
        () -> program.count(program.left, program.right),
        () -> program.count(program.right, program.left));
  }

  private void count(Object one, Object other) {
    synchronized (one) {
      synchronized (other) {
        int before = count;
        count = before + 1;
      }
    }
  }
}
