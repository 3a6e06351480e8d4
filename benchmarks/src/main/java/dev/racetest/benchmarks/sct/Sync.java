package dev.racetest.benchmarks.sct;

/**
 * A consumer looks without the lock whether there is something to take, and waits if not. What is
 * put and announced between its look and its wait is announced to nobody.
 */
final class Sync {
  private volatile int items;

  static void run() throws InterruptedException {
    Sync program = new Sync();
    Parallel.run(program::consume, program::produce);
  }

  private synchronized void produce() {
    items = 1;
    notify();
  }

  private void consume() throws InterruptedException {
    if (items == 0) {
      await();
    }
    items = 0;
  }

  /** The loop that belongs around the wait is what the bug is about. */
  private synchronized void await() throws InterruptedException {
    wait();
  }
}
