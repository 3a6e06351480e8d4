package dev.racetest.scheduler.execution;

/**
 * The time that tasks see. It moves when nothing but time can help, when a sleeping task goes on,
 * and a little whenever it is read, so that code which waits by looking at the clock ends.
 */
final class VirtualClock {
  private static final long TICK_NANOS = 1_000L;

  /** An arbitrary origin, 2026-01-01T00:00:00Z, the same for every execution. */
  private static final long ORIGIN_MILLIS = 1_767_225_600_000L;

  private long nanos;

  void begin() {
    nanos = 0L;
  }

  /** The time since the execution began, in nanoseconds. */
  long nanos() {
    return nanos;
  }

  long read() {
    nanos += TICK_NANOS;
    return nanos;
  }

  long readMillis() {
    return ORIGIN_MILLIS + read() / 1_000_000L;
  }

  /** Nanoseconds from {@code offsetSeconds} after the epoch. */
  long readEpochNanos(long offsetSeconds) {
    return (ORIGIN_MILLIS / 1_000L - offsetSeconds) * 1_000_000_000L + read();
  }

  /** The time {@code duration} nanoseconds from now, {@link Task#NEVER} if that is too far off. */
  long after(long duration) {
    return duration >= Task.NEVER - nanos ? Task.NEVER : nanos + Math.max(0L, duration);
  }

  /** Nanoseconds from now until a point of time in milliseconds since the epoch. */
  long untilMillis(long millis) {
    long left = millis - ORIGIN_MILLIS;
    return left >= Task.NEVER / 1_000_000L ? Task.NEVER : Math.max(0L, left * 1_000_000L - nanos);
  }

  void advanceTo(long time) {
    nanos = Math.max(nanos, time);
  }
}
