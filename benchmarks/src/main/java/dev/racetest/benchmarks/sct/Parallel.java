package dev.racetest.benchmarks.sct;

import dev.racetest.scheduler.Body;
import java.util.List;

/** Threads that are started in the order given, and joined. */
final class Parallel {
  private Parallel() {}

  static void run(Body... bodies) throws InterruptedException {
    run(List.of(bodies));
  }

  static void run(List<Body> bodies) throws InterruptedException {
    List<Thread> threads = bodies.stream().map(Parallel::thread).toList();
    for (Thread thread : threads) {
      thread.start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
  }

  /** A thread whose body may throw anything. */
  static Thread thread(Body body) {
    return new Thread(() -> unchecked(body));
  }

  private static void unchecked(Body body) {
    try {
      body.run();
    } catch (RuntimeException | Error failure) {
      throw failure;
    } catch (Throwable checked) {
      throw new IllegalStateException(checked);
    }
  }

  static void check(boolean isRight, String otherwise) {
    if (!isRight) {
      throw new AssertionError(otherwise);
    }
  }
}
