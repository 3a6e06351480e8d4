package dev.racetest.benchmarks.sct;

/**
 * One thread pushes, another pops once a flag says that something has been pushed. The flag is
 * never taken back: who pops more than has been pushed so far finds the stack empty.
 */
final class FlaggedStack {
  private static final int ITEMS = 10;

  private final Object lock = new Object();
  private volatile int size;
  private volatile boolean hasPushed;

  static void run() throws InterruptedException {
    FlaggedStack stack = new FlaggedStack();
    Parallel.run(stack::push, stack::pop);
  }

  private void push() {
    for (int i = 0; i < ITEMS; i++) {
      synchronized (lock) {
        int before = size;
        size = before + 1;
        hasPushed = true;
      }
    }
  }

  private void pop() {
    for (int i = 0; i < ITEMS; i++) {
      synchronized (lock) {
        if (hasPushed) {
          int before = size;
          Parallel.check(before > 0, "the stack is empty");
          size = before - 1;
        }
      }
    }
  }
}
