package dev.racetest.benchmarks.sct;

import dev.racetest.scheduler.Body;
import java.util.ArrayList;
import java.util.List;

/**
 * One thread counts under one lock and is sure to be alone; the others count under another lock.
 */
final class WrongLock {
  private final Object lock = new Object();
  private final Object wrongLock = new Object();
  private volatile int value;

  /** Runs the program with so many threads that hold the wrong lock. */
  static void run(int wrong) throws InterruptedException {
    WrongLock program = new WrongLock();
    List<Body> bodies = new ArrayList<>();
    bodies.add(program::countAlone);
    for (int i = 0; i < wrong; i++) {
      bodies.add(program::count);
    }
    Parallel.run(bodies);
  }

  private void countAlone() {
    synchronized (lock) {
      int before = value;
      value = before + 1;
      Parallel.check(value == before + 1, "not alone");
    }
  }

  private void count() {
    synchronized (wrongLock) {
      int before = value;
      value = before + 1;
    }
  }
}
