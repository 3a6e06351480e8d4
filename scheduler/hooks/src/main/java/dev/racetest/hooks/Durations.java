package dev.racetest.hooks;

import java.time.Duration;

/** Conversions of the time limits that methods of {@code Object} and {@code Thread} take. */
final class Durations {
  private static final long NANOS_PER_MILLI = 1_000_000L;

  private Durations() {}

  /** Refuses what {@code Object.wait} and {@code Thread.join} refuse, with the JDK's words. */
  static void checkMillisAndNanos(long millis, int nanos) {
    if (millis < 0L) {
      throw new IllegalArgumentException("timeout value is negative");
    }
    if (nanos < 0 || nanos > 999_999) {
      throw new IllegalArgumentException("nanosecond timeout value out of range");
    }
  }

  static long toNanos(long millis, int nanos) {
    return millis >= Long.MAX_VALUE / NANOS_PER_MILLI
        ? Long.MAX_VALUE
        : millis * NANOS_PER_MILLI + nanos;
  }

  static long toNanos(Duration duration) {
    try {
      return duration.toNanos();
    } catch (ArithmeticException tooLong) {
      return duration.isNegative() ? Long.MIN_VALUE : Long.MAX_VALUE;
    }
  }
}
