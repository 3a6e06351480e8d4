package dev.racetest.benchmarks.sct;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * Thieves move the head by compare-and-set (the protocol of Chase and Lev, SPAA 2005). For the last
 * item the owner must do so as well, and does not: a thief that has looked before has it too.
 */
final class InterlockedStealQueue implements StealQueue {
  private final AtomicIntegerArray items = new AtomicIntegerArray(PLACES);
  private final AtomicInteger head = new AtomicInteger();
  private volatile int tail;

  @Override
  public void put(int item) {
    int place = tail;
    items.set(place, item);
    tail = place + 1;
  }

  @Override
  public int take() {
    int place = tail - 1;
    tail = place;
    if (head.get() <= place) {
      return items.get(place);
    }
    tail = place + 1;
    return NONE;
  }

  @Override
  public int steal() {
    int place = head.get();
    if (place >= tail) {
      return NONE;
    }
    int item = items.get(place);
    return head.compareAndSet(place, place + 1) ? item : NONE;
  }
}
