package dev.racetest.samples.watched.libraries;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CyclicBarrier;

/**
 * Threads that begin together, and do nothing after their work that would order one after another.
 */
final class Workers {
  /** How many there are. */
  static final int COUNT = 4;

  /** How often each of them does something, where one of these is quick. */
  static final int ROUNDS = 1_000;

  /** What a program prints that has done what it should. */
  static final String RIGHT = "all is right";

  /** What one of them does. */
  interface Work {
    /**
     * Does it.
     *
     * @param worker which one, from 0
     */
    void run(int worker) throws Exception;
  }

  private Workers() {}

  /** Has them all work, and returns when they are done; fails as one of them does. */
  static void work(Work work) throws InterruptedException {
    Throwable[] failures = new Throwable[COUNT];
    CyclicBarrier start = new CyclicBarrier(COUNT);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < COUNT; i++) {
      int worker = i;
      threads.add(
          new Thread(
              () -> {
                try {
                  start.await();
                  work.run(worker);
                } catch (Throwable failure) {
                  failures[worker] = failure;
                }
              },
              "worker-" + i));
    }
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
    for (Throwable failure : failures) {
      if (failure != null) {
        throw new AssertionError("a worker has failed", failure);
      }
    }
  }

  /** Ends the program if something is not as it should be. */
  static void check(Object expected, Object actual, String what) {
    if (!Objects.equals(expected, actual)) {
      throw new AssertionError(what + ": " + actual + " instead of " + expected);
    }
  }
}
