package dev.racetest.benchmarks.sct;

import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * Quicksort by two workers: who has split a range gives one part to an idle worker (a shape of
 * FreeBSD's qsort_mt). The idle worker is told to work before it is told on what, and not under its
 * own lock: if it looks in between, it sorts the range it had before, and the part is lost.
 */
final class QuickSort {
  private static final int[] NUMBERS = {5, 2, 7, 1, 6, 3};

  private final AtomicIntegerArray numbers = new AtomicIntegerArray(NUMBERS);
  private final Object pool = new Object();
  private final Worker[] workers = {new Worker(), new Worker()};
  private volatile int idle = workers.length - 1;

  private enum State {
    IDLE,
    WORKING,
    DONE
  }

  private static final class Worker {
    private volatile State state = State.IDLE;
    private volatile int from;
    private volatile int to;

    synchronized State awaitWork() throws InterruptedException {
      while (state == State.IDLE) {
        wait();
      }
      return state;
    }

    synchronized void take(int newFrom, int newTo) {
      from = newFrom;
      to = newTo;
      notifyAll();
    }

    synchronized void end() {
      state = State.DONE;
      notifyAll();
    }
  }

  static void run() throws InterruptedException {
    QuickSort program = new QuickSort();
    Worker first = program.workers[0];
    first.state = State.WORKING;
    first.take(0, NUMBERS.length);
    Parallel.run(() -> program.work(first), () -> program.work(program.workers[1]));
    program.check();
  }

  private void work(Worker self) throws InterruptedException {
    while (self.awaitWork() == State.WORKING) {
      sort(self.from, self.to);
      if (isLast(self)) {
        return;
      }
    }
  }

  /** Marks a worker as idle; if all are, it ends the others. */
  private boolean isLast(Worker self) {
    synchronized (pool) {
      self.state = State.IDLE;
      int nowIdle = idle + 1;
      idle = nowIdle;
      if (nowIdle < workers.length) {
        return false;
      }
      for (Worker worker : workers) {
        worker.end();
      }
      return true;
    }
  }

  private void sort(int from, int to) {
    if (to - from < 2) {
      return;
    }
    int middle = split(from, to);
    if (!give(from, middle)) {
      sort(from, middle);
    }
    sort(middle + 1, to);
  }

  /** Puts the last number where it belongs, the smaller ones before it. */
  private int split(int from, int to) {
    int pivot = numbers.get(to - 1);
    int place = from;
    for (int i = from; i < to - 1; i++) {
      if (numbers.get(i) < pivot) {
        swap(i, place);
        place++;
      }
    }
    swap(place, to - 1);
    return place;
  }

  private void swap(int one, int other) {
    if (one != other) {
      int value = numbers.get(one);
      numbers.set(one, numbers.get(other));
      numbers.set(other, value);
    }
  }

  private boolean give(int from, int to) {
    if (to - from < 2) {
      return false;
    }
    synchronized (pool) {
      for (Worker worker : workers) {
        if (worker.state == State.IDLE) {
          int others = idle - 1;
          idle = others;
          worker.state = State.WORKING;
          worker.take(from, to);
          return true;
        }
      }
      return false;
    }
  }

  private void check() {
    for (int i = 1; i < NUMBERS.length; i++) {
      Parallel.check(numbers.get(i - 1) <= numbers.get(i), "not sorted");
    }
  }
}
