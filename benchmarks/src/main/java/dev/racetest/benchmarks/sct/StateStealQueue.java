package dev.racetest.benchmarks.sct;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * Both ends are one word that all move by compare-and-set. The owner moves its end before it has
 * put the item there: a thief that is quick finds the place empty.
 */
final class StateStealQueue implements StealQueue {
  private static final int HEAD = 1;
  private static final int TAIL = 1 << 16;

  private final AtomicIntegerArray items = new AtomicIntegerArray(PLACES);
  private final AtomicInteger state = new AtomicInteger();

  @Override
  public void put(int item) {
    int before;
    do {
      before = state.get();
    } while (!state.compareAndSet(before, before + TAIL));
    items.set(tail(before), item);
  }

  @Override
  public int take() {
    int before;
    do {
      before = state.get();
      if (head(before) == tail(before)) {
        return NONE;
      }
    } while (!state.compareAndSet(before, before - TAIL));
    return items.get(tail(before) - 1);
  }

  @Override
  public int steal() {
    int before = state.get();
    if (head(before) == tail(before) || !state.compareAndSet(before, before + HEAD)) {
      return NONE;
    }
    return items.get(head(before));
  }

  private static int head(int state) {
    return state % TAIL;
  }

  private static int tail(int state) {
    return state / TAIL;
  }
}
