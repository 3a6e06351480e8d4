package dev.racetest.benchmarks.sct;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * Each place has a mark that says whether its item is still there, so that the ends need not be
 * exact. The owner looks at the mark and takes it off in two steps: a thief can be in between.
 */
final class MarkedStealQueue implements StealQueue {
  private final AtomicIntegerArray items = new AtomicIntegerArray(PLACES);
  private final AtomicIntegerArray marks = new AtomicIntegerArray(PLACES);
  private final AtomicInteger head = new AtomicInteger();
  private volatile int tail;

  @Override
  public void put(int item) {
    int place = tail;
    items.set(place, item);
    marks.set(place, 1);
    tail = place + 1;
  }

  @Override
  public int take() {
    int place = tail - 1;
    if (place < head.get()) {
      return NONE;
    }
    tail = place;
    if (marks.get(place) == 0) {
      tail = place + 1;
      return NONE;
    }
    marks.set(place, 0);
    return items.get(place);
  }

  @Override
  public int steal() {
    int place = head.get();
    if (place >= tail || !marks.compareAndSet(place, 1, 0)) {
      return NONE;
    }
    head.incrementAndGet();
    return items.get(place);
  }
}
