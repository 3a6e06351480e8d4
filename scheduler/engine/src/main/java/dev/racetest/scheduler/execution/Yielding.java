package dev.racetest.scheduler.execution;

/**
 * Waiting for a short time without parking: the platform thread offers its processor to others
 * again and again. To wake a parked thread takes several times as long as to hand over to one that
 * does this, as long as the processors are free. If they are not, whoever gets the processor keeps
 * it for milliseconds, so a thread that has met that leaves it for a while, and so do the others.
 */
final class Yielding {
  /** What all others in a test of some ten threads need for their turns. */
  private static final int MOST = 200;

  /** Less than what a processor gives to a thread that does not wait for anything. */
  private static final long SLOW_NANOS = 1_000_000L;

  private static final long SHORTEST_REST_NANOS = 1_000_000L;
  private static final long LONGEST_REST_NANOS = 100_000_000L;

  private volatile boolean isResting;
  private volatile long restsUntil;

  /** How long the next rest is. Who loses against another that sets it waits a little longer. */
  private volatile long rest = SHORTEST_REST_NANOS;

  /** Returns when the task is released, or soon. */
  void await(Task task) {
    if (task.released) {
      return;
    }
    long before = System.nanoTime();
    if (isResting && before - restsUntil < 0L) {
      return;
    }
    isResting = false;
    for (int i = 0; i < MOST && !task.released; i++) {
      JdkInternals.yieldPlatformThread();
      long now = System.nanoTime();
      if (now - before > SLOW_NANOS) {
        restsUntil = now + rest;
        isResting = true;
        rest = Math.min(2 * rest, LONGEST_REST_NANOS);
        return;
      }
      before = now;
    }
    rest = SHORTEST_REST_NANOS;
  }
}
