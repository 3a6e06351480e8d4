package dev.racetest.benchmarks.sct;

import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * A producer and a consumer that take turns by flags. The consumer counts a turn it has missed as
 * one that it has had, and compares what it takes with the wrong item from then on.
 */
final class FlaggedQueue {
  private static final int TURNS = 20;

  private final Object lock = new Object();
  private final AtomicIntegerArray queue = new AtomicIntegerArray(TURNS);
  private final AtomicIntegerArray stored = new AtomicIntegerArray(TURNS);
  private volatile int head;
  private volatile int tail;
  private volatile boolean mayPut = true;
  private volatile boolean mayTake;

  static void run() throws InterruptedException {
    FlaggedQueue program = new FlaggedQueue();
    Parallel.run(program::produce, program::consume);
  }

  private void produce() {
    for (int turn = 0; turn < TURNS; turn++) {
      synchronized (lock) {
        if (mayPut) {
          int place = tail;
          queue.set(place, turn + 1);
          tail = place + 1;
          stored.set(turn, turn + 1);
          mayPut = false;
          mayTake = true;
        }
      }
    }
  }

  private void consume() {
    for (int turn = 0; turn < TURNS; turn++) {
      synchronized (lock) {
        if (mayTake) {
          int place = head;
          head = place + 1;
          Parallel.check(queue.get(place) == stored.get(turn), "not the item stored");
          mayTake = false;
          mayPut = true;
        }
      }
    }
  }
}
