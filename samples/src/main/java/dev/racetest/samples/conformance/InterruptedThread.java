package dev.racetest.samples.conformance;

import dev.racetest.samples.Threads;
import java.util.concurrent.CountDownLatch;

/** Threads that wait, each in another way, while they are interrupted. */
final class InterruptedThread {
  private InterruptedThread() {}

  /** Starts a thread, interrupts it and waits for its end. */
  static void runAndInterrupt(Threads.Action action) throws InterruptedException {
    Thread thread = Threads.start(action);
    thread.interrupt();
    thread.join();
  }

  /**
   * Waits until it is interrupted, swallows the interrupt, and goes on to what only the interrupt
   * could have ended.
   */
  static void swallows(Threads.Action wait) throws InterruptedException {
    runAndInterrupt(
        () -> {
          try {
            wait.run();
          } catch (InterruptedException swallowed) {
            // The flag is clear now, and nobody will know.
          }
          new CountDownLatch(1).await();
        });
  }

  /** Waits until it is interrupted and sets the flag again for what comes after it. */
  static void restores(Threads.Action wait) throws InterruptedException {
    runAndInterrupt(
        () -> {
          try {
            wait.run();
          } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
          }
          try {
            new CountDownLatch(1).await();
          } catch (InterruptedException expected) {
            // This is how the thread is told to end.
          }
        });
  }

  /** Waits again and again until the flag is set, which it is never after a caught exception. */
  static void swallowsInLoop(Threads.Action wait) throws InterruptedException {
    runAndInterrupt(
        () -> {
          while (!Thread.currentThread().isInterrupted()) {
            try {
              wait.run();
            } catch (InterruptedException swallowed) {
              // The flag is clear now, and the loop goes on.
            }
          }
        });
  }

  /** Waits again and again until the flag is set, and sets it when it catches the exception. */
  static void restoresInLoop(Threads.Action wait) throws InterruptedException {
    runAndInterrupt(
        () -> {
          while (!Thread.currentThread().isInterrupted()) {
            try {
              wait.run();
            } catch (InterruptedException interrupted) {
              Thread.currentThread().interrupt();
            }
          }
        });
  }
}
