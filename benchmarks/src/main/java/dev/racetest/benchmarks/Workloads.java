package dev.racetest.benchmarks;

import dev.racetest.scheduler.Body;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;

/** The programs whose executions are counted. */
final class Workloads {
  private static final int ITEMS = 8;
  private static final int JOBS = 6;

  private Workloads() {}

  static List<Workload> all() {
    List<Workload> all = new ArrayList<>();
    all.add(new Workload("racy counter, 2 threads", Workloads::racyCounter));
    all.addAll(raceFree());
    return all;
  }

  static List<Workload> raceFree() {
    return List.of(
        new Workload("fixed counter, 2 threads", Workloads::fixedCounter),
        new Workload("two-lock deadlock", Workloads::deadlock, Workloads::brokenDeadlock),
        new Workload("bounded queue, 8 items", Workloads::boundedQueue),
        new Workload("pool of 3, 6 jobs", Workloads::pool));
  }

  private static final class Counter {
    private int count;

    void increment() {
      count++;
    }

    synchronized void incrementSafely() {
      count++;
    }
  }

  private static void racyCounter() throws Exception {
    Counter counter = new Counter();
    runBoth(counter::increment, counter::increment);
  }

  private static void fixedCounter() throws Exception {
    Counter counter = new Counter();
    runBoth(counter::incrementSafely, counter::incrementSafely);
  }

  static void runBoth(Runnable one, Runnable other) throws Exception {
    Thread first = new Thread(one);
    Thread second = new Thread(other);
    first.start();
    second.start();
    first.join();
    second.join();
  }

  private static void deadlock() throws Exception {
    ReentrantLock left = new ReentrantLock();
    ReentrantLock right = new ReentrantLock();
    runBoth(() -> lockBoth(left, right), () -> lockBoth(right, left));
  }

  private static void lockBoth(ReentrantLock one, ReentrantLock other) {
    one.lock();
    other.lock();
    other.unlock();
    one.unlock();
  }

  /** Bare threads that really deadlock would never end: here each gives up the second lock. */
  private static void brokenDeadlock() throws Exception {
    ReentrantLock left = new ReentrantLock();
    ReentrantLock right = new ReentrantLock();
    runBoth(() -> tryLockBoth(left, right), () -> tryLockBoth(right, left));
  }

  private static void tryLockBoth(ReentrantLock one, ReentrantLock other) {
    one.lock();
    if (other.tryLock()) {
      other.unlock();
    }
    one.unlock();
  }

  private static void boundedQueue() throws Exception {
    BlockingQueue<Integer> queue = new ArrayBlockingQueue<>(2);
    int[] sum = {0};
    Body produce =
        () -> {
          for (int i = 0; i < ITEMS; i++) {
            queue.put(i);
          }
        };
    Body consume =
        () -> {
          for (int i = 0; i < ITEMS; i++) {
            sum[0] += queue.take();
          }
        };
    runBoth(() -> unchecked(produce), () -> unchecked(consume));
    if (sum[0] != ITEMS * (ITEMS - 1) / 2) {
      throw new AssertionError(sum[0]);
    }
  }

  static void unchecked(Body body) {
    try {
      body.run();
    } catch (Throwable impossible) {
      throw new AssertionError(impossible);
    }
  }

  private static void pool() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(3);
    AtomicInteger sum = new AtomicInteger();
    List<Future<Integer>> futures = new ArrayList<>();
    for (int i = 0; i < JOBS; i++) {
      int job = i;
      futures.add(pool.submit(() -> sum.addAndGet(job)));
    }
    for (Future<Integer> future : futures) {
      future.get();
    }
    pool.shutdown();
    if (sum.get() != JOBS * (JOBS - 1) / 2) {
      throw new AssertionError(sum.get());
    }
  }
}
