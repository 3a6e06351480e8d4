package dev.racetest.benchmarks.speed;

import dev.racetest.scheduler.Body;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.ReentrantLock;

/** Programs of eight threads, without a race and without an assertion that could fail. */
final class EightThreads {
  private static final int THREADS = 8;
  private static final int TIMES = 4;

  private EightThreads() {}

  private static final class Shared {
    private final ReentrantLock lock = new ReentrantLock();
    private volatile int seen;
    private int count;

    private void incrementLocked() {
      lock.lock();
      try {
        count++;
      } finally {
        lock.unlock();
      }
    }

    private synchronized void incrementGuarded() {
      count++;
    }

    private void writeAndRead() {
      seen = seen + 1;
    }
  }

  /** By name, in the order of the table. */
  static Map<String, Body> all() {
    Map<String, Body> all = new LinkedHashMap<>();
    all.put("lock", EightThreads::lock);
    all.put("monitor", EightThreads::monitor);
    all.put("volatile contention", EightThreads::volatileContention);
    all.put("producer-consumer", EightThreads::producerConsumer);
    all.put("latch barrier", EightThreads::latchBarrier);
    all.put("thread creation", EightThreads::threadCreation);
    return all;
  }

  static void lock() throws Exception {
    Shared shared = new Shared();
    run(shared::incrementLocked, TIMES);
  }

  private static void monitor() throws Exception {
    Shared shared = new Shared();
    run(shared::incrementGuarded, TIMES);
  }

  private static void volatileContention() throws Exception {
    Shared shared = new Shared();
    run(shared::writeAndRead, TIMES);
  }

  private static void threadCreation() throws Exception {
    run(() -> {}, 1);
  }

  private static void latchBarrier() throws Exception {
    CountDownLatch ready = new CountDownLatch(THREADS);
    run(
        () -> {
          ready.countDown();
          unchecked(ready::await);
        },
        1);
  }

  /** Four put, four take. */
  private static void producerConsumer() throws Exception {
    BlockingQueue<Integer> queue = new ArrayBlockingQueue<>(2);
    Thread[] threads = new Thread[THREADS];
    for (int i = 0; i < THREADS; i++) {
      Body action = i % 2 == 0 ? () -> queue.put(1) : queue::take;
      threads[i] = new Thread(() -> repeat(() -> unchecked(action), TIMES));
    }
    startAndJoin(threads);
  }

  /** Runs the action in each of the threads so many times. */
  static void run(Runnable action, int times) throws InterruptedException {
    run(THREADS, action, times);
  }

  static void run(int count, Runnable action, int times) throws InterruptedException {
    Thread[] threads = new Thread[count];
    for (int i = 0; i < count; i++) {
      threads[i] = new Thread(() -> repeat(action, times));
    }
    startAndJoin(threads);
  }

  private static void startAndJoin(Thread[] threads) throws InterruptedException {
    for (Thread thread : threads) {
      thread.start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
  }

  private static void repeat(Runnable action, int times) {
    for (int i = 0; i < times; i++) {
      action.run();
    }
  }

  private static void unchecked(Body body) {
    try {
      body.run();
    } catch (Throwable impossible) {
      throw new AssertionError(impossible);
    }
  }
}
