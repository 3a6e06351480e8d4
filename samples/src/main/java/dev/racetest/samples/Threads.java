package dev.racetest.samples;

import java.util.ArrayList;
import java.util.List;

/** Starts threads and waits for them, which is how most samples begin and end. */
public final class Threads {
  private Threads() {}

  /** What a thread does. */
  @FunctionalInterface
  public interface Action {
    /** Does it. */
    void run() throws Exception;
  }

  /** Starts a thread; an exception that leaves {@code action} leaves the thread as it is. */
  public static Thread start(Action action) {
    Thread thread =
        new Thread(
            () -> {
              try {
                action.run();
              } catch (Exception exception) {
                throw Threads.<RuntimeException>unchecked(exception);
              }
            });
    thread.start();
    return thread;
  }

  /** Runs each action in a thread of its own and waits until all of them are done. */
  public static void runAll(Action... actions) throws InterruptedException {
    List<Thread> threads = new ArrayList<>();
    for (Action action : actions) {
      threads.add(start(action));
    }
    for (Thread thread : threads) {
      thread.join();
    }
  }

  @SuppressWarnings("unchecked")
  private static <T extends Throwable> T unchecked(Throwable exception) throws T {
    throw (T) exception;
  }
}
