package dev.racetest.benchmarks.watched;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/** A producer, a worker and a consumer, with bounded queues between them. */
final class Chain implements Program {
  private static final int ITEMS = 30_000;
  private static final int CAPACITY = 64;

  private final BlockingQueue<int[]> raw = new ArrayBlockingQueue<>(CAPACITY);
  private final BlockingQueue<int[]> done = new ArrayBlockingQueue<>(CAPACITY);

  private interface Step {
    void run() throws InterruptedException;
  }

  private static Thread start(Step step) {
    Thread thread =
        new Thread(
            () -> {
              try {
                step.run();
              } catch (InterruptedException nobodysWish) {
                throw new IllegalStateException(nobodysWish);
              }
            });
    thread.start();
    return thread;
  }

  private void produce() throws InterruptedException {
    for (int i = 0; i < ITEMS; i++) {
      int[] item = new int[16];
      for (int j = 0; j < item.length; j++) {
        item[j] = i + j;
      }
      raw.put(item);
    }
  }

  private void work() throws InterruptedException {
    for (int i = 0; i < ITEMS; i++) {
      int[] item = raw.take();
      for (int j = 1; j < item.length; j++) {
        item[j] ^= item[j - 1] * 31;
      }
      done.put(item);
    }
  }

  @Override
  public long run() throws InterruptedException {
    Thread producer = start(this::produce);
    Thread worker = start(this::work);
    long sum = 0;
    for (int i = 0; i < ITEMS; i++) {
      sum += done.take()[15];
    }
    producer.join();
    worker.join();
    return sum;
  }
}
