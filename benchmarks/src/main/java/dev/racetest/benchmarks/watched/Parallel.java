package dev.racetest.benchmarks.watched;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/** Runs the parts of a program in threads of their own. */
final class Parallel {
  static final int THREADS = 2;

  private Parallel() {}

  /** Each thread gets its number. */
  static void run(IntConsumer part) throws InterruptedException {
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      int number = i;
      Thread thread = new Thread(() -> part.accept(number));
      thread.start();
      threads.add(thread);
    }
    for (Thread thread : threads) {
      thread.join();
    }
  }
}
