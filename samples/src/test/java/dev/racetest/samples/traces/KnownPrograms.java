package dev.racetest.samples.traces;

import dev.racetest.scheduler.Body;
import dev.racetest.scheduler.RaceTests;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.function.IntFunction;

/** Small programs whose numbers of traces are known. */
final class KnownPrograms {
  private KnownPrograms() {}

  private static final class Pair {
    private volatile int x;
    private volatile int y;
  }

  private static Body tasks(int count, IntFunction<Body> task) {
    return () -> {
      Body[] actions = new Body[count];
      for (int i = 0; i < count; i++) {
        actions[i] = task.apply(i);
      }
      RaceTests.concurrently(actions);
    };
  }

  /** One writes, n read. */
  static Body readers(int n) {
    return () -> {
      Pair pair = new Pair();
      tasks(n + 1, i -> i == 0 ? () -> pair.x = 1 : () -> use(pair.x)).run();
    };
  }

  /** n read and then write. */
  static Body increments(int n) {
    return () -> {
      Pair pair = new Pair();
      tasks(n, i -> () -> pair.x = pair.x + 1).run();
    };
  }

  /** n writers, each of its own element from the one below; one looks for the last zero. */
  static Body lastZero(int n) {
    return () -> {
      AtomicIntegerArray array = new AtomicIntegerArray(n + 1);
      tasks(n + 1, i -> i == 0 ? () -> search(array, n) : () -> array.set(i, array.get(i - 1) + 1))
          .run();
    };
  }

  private static void search(AtomicIntegerArray array, int from) {
    int i = from;
    while (array.get(i) != 0) {
      i--;
    }
  }

  static void storeBuffering() throws Throwable {
    Pair pair = new Pair();
    RaceTests.concurrently(
        () -> {
          pair.x = 1;
          use(pair.y);
        },
        () -> {
          pair.y = 1;
          use(pair.x);
        });
  }

  static void messagePassing() throws Throwable {
    Pair pair = new Pair();
    RaceTests.concurrently(
        () -> {
          pair.x = 1;
          pair.y = 1;
        },
        () -> {
          use(pair.y);
          use(pair.x);
        });
  }

  static void loadBuffering() throws Throwable {
    Pair pair = new Pair();
    RaceTests.concurrently(
        () -> {
          use(pair.x);
          pair.y = 1;
        },
        () -> {
          use(pair.y);
          pair.x = 1;
        });
  }

  /** Two tasks, k times: x = x + y, and y = y + x. */
  static Body fibonacci(int k) {
    return () -> {
      Pair pair = new Pair();
      RaceTests.concurrently(
          () -> {
            for (int i = 0; i < k; i++) {
              pair.x = pair.x + pair.y;
            }
          },
          () -> {
            for (int i = 0; i < k; i++) {
              pair.y = pair.y + pair.x;
            }
          });
    };
  }

  static Body lockedIncrements(int n) {
    return () -> {
      int[] count = new int[1];
      tasks(n, i -> () -> add(count)).run();
    };
  }

  private static void add(int[] count) {
    synchronized (count) {
      count[0]++;
    }
  }

  /** Each takes the fork on the left and then the one on the right. */
  static Body philosophers(int n, boolean isCyclic) {
    return () -> {
      Object[] forks = new Object[n];
      for (int i = 0; i < n; i++) {
        forks[i] = new Object();
      }
      tasks(n, i -> () -> eat(forks, i, isCyclic)).run();
    };
  }

  private static void eat(Object[] forks, int i, boolean isCyclic) {
    int next = (i + 1) % forks.length;
    boolean swapped = !isCyclic && next < i;
    synchronized (forks[swapped ? next : i]) {
      synchronized (forks[swapped ? i : next]) {
        use(i);
      }
    }
  }

  private static void use(int any) {
    Thread.currentThread().getName().charAt(any & 1);
  }
}
