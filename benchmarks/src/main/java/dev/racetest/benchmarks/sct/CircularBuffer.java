package dev.racetest.benchmarks.sct;

import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * A sender fills a ring and a receiver empties it, by turns that flags give. The last place of the
 * ring is skipped on reading but not on writing: whoever reads after the sender's turn gets the
 * wrong item.
 */
final class CircularBuffer {
  private static final int PLACES = 4;
  private static final int ITEMS = PLACES;

  private final Object lock = new Object();
  private final AtomicIntegerArray ring = new AtomicIntegerArray(PLACES);
  private volatile int first;
  private volatile int next;
  private volatile boolean isSendersTurn = true;

  static void run() throws InterruptedException {
    CircularBuffer buffer = new CircularBuffer();
    Parallel.run(buffer::receive, buffer::send);
  }

  private void send() {
    synchronized (lock) {
      if (isSendersTurn) {
        for (int item = 1; item <= ITEMS; item++) {
          int place = next;
          ring.set(place, item);
          next = (place + 1) % PLACES;
        }
        isSendersTurn = false;
      }
    }
  }

  private void receive() {
    synchronized (lock) {
      if (!isSendersTurn) {
        for (int item = 1; item <= ITEMS; item++) {
          int place = first;
          Parallel.check(ring.get(place) == item, "another item was sent");
          first = (place + 1) % (PLACES - 1);
        }
        isSendersTurn = true;
      }
    }
  }
}
