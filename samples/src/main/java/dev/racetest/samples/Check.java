package dev.racetest.samples;

import java.util.Objects;

/** The assertions that the samples need; a test would use those of its test framework. */
public final class Check {
  private Check() {}

  /** Fails if the two differ. */
  public static void equal(Object expected, Object actual) {
    if (!Objects.equals(expected, actual)) {
      throw new AssertionError("expected " + expected + " but was " + actual);
    }
  }

  /** Fails with the message if the condition does not hold. */
  public static void that(boolean condition, String message) {
    if (!condition) {
      throw new AssertionError(message);
    }
  }
}
