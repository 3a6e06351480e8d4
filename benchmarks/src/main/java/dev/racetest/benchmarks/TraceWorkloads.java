package dev.racetest.benchmarks;

import dev.racetest.scheduler.Body;
import dev.racetest.scheduler.RaceTests;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/** Programs with few executions that differ, all of which a search can visit. */
final class TraceWorkloads {
  private TraceWorkloads() {}

  private static final class Shared {
    private volatile int x;
    private volatile int y;
    private volatile int z;
    private int count;

    private synchronized void increment() {
      count++;
    }
  }

  private static void tasks(int count, IntFunction<Body> task) throws Exception {
    Body[] bodies = new Body[count];
    for (int i = 0; i < count; i++) {
      bodies[i] = task.apply(i);
    }
    RaceTests.concurrently(bodies);
  }

  /** Two tasks, k times: x = x + y, and y = y + x. */
  static void fibonacci(int k) throws Exception {
    Shared shared = new Shared();
    RaceTests.concurrently(
        () -> {
          for (int i = 0; i < k; i++) {
            shared.x = shared.x + shared.y;
          }
        },
        () -> {
          for (int i = 0; i < k; i++) {
            shared.y = shared.y + shared.x;
          }
        });
  }

  /** Each of n adds one, under the same lock. */
  static void lockedIncrements(int n) throws Exception {
    Shared shared = new Shared();
    tasks(n, i -> shared::increment);
  }

  /** Each of n tries to set the variable, and then sets it. */
  static void compareAndSetAndWrite(int n) throws Exception {
    AtomicInteger x = new AtomicInteger();
    tasks(
        n,
        i ->
            () -> {
              x.compareAndSet(0, 1);
              x.set(i + 3);
            });
  }

  /** Each of n increments two variables, one after the other. */
  static void twoCounters(int n) throws Exception {
    AtomicInteger x = new AtomicInteger();
    AtomicInteger y = new AtomicInteger();
    tasks(
        n,
        i ->
            () -> {
              x.incrementAndGet();
              y.incrementAndGet();
            });
  }

  /** Two write x and then look at what the three others write, one for itself and two together. */
  static void coherence() throws Exception {
    Shared shared = new Shared();
    RaceTests.concurrently(
        () -> {
          shared.x = 1;
          shared.z = shared.y;
        },
        () -> {
          shared.x = 2;
          shared.y = shared.z;
        },
        () -> shared.y = 3,
        () -> shared.z = 4,
        () -> shared.z = 5);
  }
}
