package dev.racetest.samples.traces;

import dev.racetest.scheduler.Body;
import dev.racetest.scheduler.RaceTests;
import java.util.concurrent.atomic.AtomicInteger;
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

  /** n try to set the variable, and then set it. */
  static Body compareAndSetAndWrite(int n) {
    return () -> {
      AtomicInteger x = new AtomicInteger();
      tasks(
              n,
              i ->
                  () -> {
                    x.compareAndSet(0, 1);
                    x.set(i + 3);
                  })
          .run();
    };
  }

  /** Each of n can go on only from the value of the one below. */
  static Body rotation(int n) {
    return () -> {
      AtomicInteger x = new AtomicInteger();
      tasks(n, i -> () -> x.compareAndSet(i, i + 1)).run();
    };
  }

  /** n increment two variables, one after the other. */
  static Body twoCounters(int n) {
    return () -> {
      AtomicInteger x = new AtomicInteger();
      AtomicInteger y = new AtomicInteger();
      tasks(
              n,
              i ->
                  () -> {
                    x.incrementAndGet();
                    y.incrementAndGet();
                  })
          .run();
    };
  }

  private static final class Triple {
    private volatile int x;
    private volatile int y;
    private volatile int z;
  }

  /** Coherence of two writers of x that each read one of two variables which n others write. */
  static Body coherence(int n) {
    return () -> {
      Triple shared = new Triple();
      tasks(n + 2, i -> () -> beCoherent(shared, i)).run();
    };
  }

  private static void beCoherent(Triple shared, int i) {
    if (i == 0) {
      shared.x = 1;
      use(shared.y);
      use(shared.x);
    } else if (i == 1) {
      shared.x = 2;
      use(shared.z);
      use(shared.x);
    } else {
      shared.y = i;
      shared.z = i;
    }
  }

  private static final class Peterson {
    private volatile int first;
    private volatile int second;
    private volatile int turn;
    private volatile int x;

    private void enter(int me) {
      if (me == 0) {
        first = 1;
      } else {
        second = 1;
      }
      turn = 1 - me;
      if ((me == 0 ? second : first) == 1 && turn == 1 - me) {
        throw new IllegalStateException("would have to wait");
      }
      x = me;
      use(x);
      if (me == 0) {
        first = 0;
      } else {
        second = 0;
      }
    }
  }

  /** Peterson's lock, in which who would have to wait fails instead. */
  static void peterson() throws Throwable {
    Peterson lock = new Peterson();
    RaceTests.concurrently(() -> lock.enter(0), () -> lock.enter(1));
  }

  private static void use(int any) {
    Thread.currentThread().getName().charAt(any & 1);
  }
}
