package dev.racetest.benchmarks.sct;

/**
 * A buffer for one item, two producers and two consumers that all wait for the same condition. Who
 * changes the buffer wakes one waiter only, which may be one of its own kind: then all wait.
 */
final class BoundedBuffer {
  private static final int ITEMS = 2;

  private volatile boolean isFull;

  static void run() throws InterruptedException {
    BoundedBuffer buffer = new BoundedBuffer();
    Parallel.run(buffer::produce, buffer::consume, buffer::produce, buffer::consume);
  }

  private void produce() throws InterruptedException {
    for (int i = 0; i < ITEMS; i++) {
      change(true);
    }
  }

  private void consume() throws InterruptedException {
    for (int i = 0; i < ITEMS; i++) {
      change(false);
    }
  }

  private synchronized void change(boolean toFull) throws InterruptedException {
    while (isFull == toFull) {
      wait();
    }
    isFull = toFull;
    notify();
  }
}
