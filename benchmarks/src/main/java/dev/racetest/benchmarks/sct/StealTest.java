package dev.racetest.benchmarks.sct;

import java.util.concurrent.atomic.AtomicIntegerArray;

/** An owner and two thieves on one queue. Every item must be had exactly once. */
final class StealTest {
  static final int ITEMS = 4;
  private static final int STEALS = 2;

  private final StealQueue queue;
  private final AtomicIntegerArray had = new AtomicIntegerArray(ITEMS + 1);

  private StealTest(StealQueue queue) {
    this.queue = queue;
  }

  static void run(StealQueue queue) throws InterruptedException {
    StealTest test = new StealTest(queue);
    Thread one = Parallel.thread(test::steal);
    Thread other = Parallel.thread(test::steal);
    one.start();
    other.start();
    test.own();
    one.join();
    other.join();
    test.check();
  }

  /** Puts two items and takes one, again and again; then takes what is left. */
  private void own() {
    for (int item = 1; item < ITEMS; item += 2) {
      queue.put(item);
      queue.put(item + 1);
      have(queue.take());
    }
    int item;
    do {
      item = queue.take();
      have(item);
    } while (item != StealQueue.NONE);
  }

  private void steal() {
    for (int i = 0; i < STEALS; i++) {
      have(queue.steal());
    }
  }

  private void have(int item) {
    if (item != StealQueue.NONE) {
      Parallel.check(item > 0, "an empty place was taken for an item");
      Parallel.check(had.incrementAndGet(item) == 1, "an item was had twice");
    }
  }

  private void check() {
    for (int item = 1; item <= ITEMS; item++) {
      Parallel.check(had.get(item) == 1, "an item was lost");
    }
  }
}
