package dev.racetest.benchmarks.sct;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * A lock-free stack of three places that three threads take and give back (Vyukov, 2010). A thread
 * that has been interrupted in taking a place long enough for it to be taken and given back by
 * others breaks the list, and two threads then hold one place. Here a thread gives up after some
 * attempts instead of spinning, so that each execution ends. A search through all states of this
 * form, in a model of it, has shown that the bug takes seven preemptions.
 */
final class SafeStack {
  private static final int PLACES = 3;
  private static final int ROUNDS = 2;
  private static final int ATTEMPTS = 4;
  private static final int NONE = -1;

  private final AtomicIntegerArray next = new AtomicIntegerArray(PLACES);
  private final AtomicIntegerArray owner = new AtomicIntegerArray(PLACES);
  private final AtomicInteger head = new AtomicInteger();
  private final AtomicInteger free = new AtomicInteger(PLACES);

  private SafeStack() {
    for (int place = 0; place < PLACES; place++) {
      next.set(place, place + 1 < PLACES ? place + 1 : NONE);
    }
  }

  static void run() throws InterruptedException {
    SafeStack stack = new SafeStack();
    Parallel.run(() -> stack.use(1), () -> stack.use(2), () -> stack.use(3));
  }

  private void use(int user) {
    for (int round = 0; round < ROUNDS; round++) {
      int place = take();
      if (place != NONE) {
        owner.set(place, user);
        Parallel.check(owner.get(place) == user, "a place of two users");
        give(place);
      }
    }
  }

  private int take() {
    for (int attempt = 0; attempt < ATTEMPTS && free.get() > 1; attempt++) {
      int top = head.get();
      int below = next.getAndSet(top, NONE);
      if (below >= 0) {
        if (head.compareAndSet(top, below)) {
          free.getAndDecrement();
          return top;
        }
        next.getAndSet(top, below);
      }
    }
    return NONE;
  }

  private void give(int place) {
    int top;
    do {
      top = head.get();
      next.set(place, top);
    } while (!head.compareAndSet(top, place));
    free.getAndIncrement();
  }
}
