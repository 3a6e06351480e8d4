package dev.racetest.benchmarks.sct;

import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * Thieves hold a lock; the owner takes it only for the last item (the protocol of Cilk-5). The
 * owner reads where the thieves are before it has moved its own end, as if the fence between the
 * two were missing: a thief can still go past it.
 */
final class LockedStealQueue implements StealQueue {
  private final AtomicIntegerArray items = new AtomicIntegerArray(PLACES);
  private final Object lock = new Object();
  private volatile int head;
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
    int oldest = head;
    if (oldest <= place) {
      tail = place;
      return items.get(place);
    }
    return takeLocked();
  }

  private int takeLocked() {
    synchronized (lock) {
      int place = tail - 1;
      if (head > place) {
        return NONE;
      }
      tail = place;
      return items.get(place);
    }
  }

  @Override
  public int steal() {
    synchronized (lock) {
      int place = head;
      head = place + 1;
      if (place < tail) {
        return items.get(place);
      }
      head = place;
      return NONE;
    }
  }
}
