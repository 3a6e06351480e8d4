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

  /**
   * Records what this execution has come to: the values as text, separated by commas, as in {@code
   * 0, 1}. Call it in the test body, when the threads that make the outcome have ended; values of a
   * further call are added. The outcomes of all executions are in {@link Summary#outcomes()}, and
   * {@code expectOutcomes} of {@code @RaceTest} says which there have to be.
   *
   * @throws IllegalStateException if the caller is not the body of a race test, but one of its
   *     threads, or no race test at all
   * @throws IllegalArgumentException if the {@code toString} of a value fails, or is that of {@link
   *     Object}
   */
  public static void outcome(Object... values) {
    RecordedOutcome outcome = RecordedOutcome.ofThisBody();
    if (values == null) {
      outcome.add("null");
    } else {
      for (Object value : values) {
        outcome.add(text(value));
      }
    }
  }

  /**
   * The value as text. The call stands here, because this class counts as code under test: what a
   * {@code toString} reads is part of the execution, and another thread may come in between.
   */
  private static String text(Object value) {
    if (value == null || value.getClass().isArray()) {
      return OutcomeText.ofArray(value);
    }
    String text;
    try {
      text = value.toString();
    } catch (Throwable thrown) {
      throw OutcomeText.failure(value, thrown);
    }
    return OutcomeText.checked(value, text);
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
