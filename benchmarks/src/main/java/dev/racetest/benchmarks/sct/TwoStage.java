package dev.racetest.benchmarks.sct;

import dev.racetest.scheduler.Body;
import java.util.ArrayList;
import java.util.List;

/**
 * Writers set one value and then, under another lock, one that is to be greater by one. A reader
 * between the two stages of the first writer sees the first value without the second.
 */
final class TwoStage {
  private final Object firstLock = new Object();
  private final Object secondLock = new Object();
  private volatile int first;
  private volatile int second;

  /** Runs the program with so many threads beside the one that starts them. */
  static void run(int threads) throws InterruptedException {
    TwoStage program = new TwoStage();
    List<Body> bodies = new ArrayList<>();
    for (int i = 0; i < threads - 1; i++) {
      bodies.add(program::write);
    }
    bodies.add(program::read);
    Parallel.run(bodies);
  }

  private void write() {
    synchronized (firstLock) {
      first = 1;
    }
    synchronized (secondLock) {
      int value = first;
      second = value + 1;
    }
  }

  private void read() {
    int value;
    synchronized (firstLock) {
      value = first;
      if (value == 0) {
        return;
      }
    }
    synchronized (secondLock) {
      Parallel.check(second == value + 1, "the second stage is missing");
    }
  }
}
