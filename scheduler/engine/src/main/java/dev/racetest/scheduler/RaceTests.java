package dev.racetest.scheduler;

import java.util.ArrayList;
import java.util.List;

/** Short forms for race tests. */
public final class RaceTests {
  private RaceTests() {}

  /**
   * Runs each body in a thread of its own, waits for all of them, and rethrows the first exception
   * in the order of the bodies; exceptions of other bodies are attached as suppressed ones.
   *
   * @throws Exception what a body threw, as it was thrown
   */
  public static void concurrently(Body... bodies) throws Exception {
    Throwable[] thrown = new Throwable[bodies.length];
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < bodies.length; i++) {
      int number = i;
      threads.add(
          new Thread(
              () -> {
                try {
                  bodies[number].run();
                } catch (Throwable exception) {
                  thrown[number] = exception;
                }
              },
              "body " + (i + 1)));
    }
    for (Thread thread : threads) {
      thread.start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    rethrowFirst(thrown);
  }

  private static void rethrowFirst(Throwable[] thrown) throws Exception {
    Throwable first = null;
    for (Throwable exception : thrown) {
      if (first == null) {
        first = exception;
      } else if (exception != null && exception != first) {
        first.addSuppressed(exception);
      }
    }
    if (first != null) {
      RaceTests.<RuntimeException>sneak(first);
    }
  }

  @SuppressWarnings("unchecked")
  private static <T extends Throwable> void sneak(Throwable exception) throws T {
    throw (T) exception;
  }
}
