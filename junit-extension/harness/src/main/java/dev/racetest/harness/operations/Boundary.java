package dev.racetest.harness.operations;

/**
 * What a scenario's run needs of the scheduler. Makes the begin of a call a step of its own, so
 * that others may run between two calls of a thread. The agent treats this class as code under
 * test.
 *
 * <p>Shared by all threads it also makes the order of ends and begins a part of the happens-before
 * trace: a search that visits each trace once then sees every such order.
 */
final class Boundary {
  /**
   * Time is virtual, and passes only when nobody can go on: by then whoever has not ended waits for
   * ever.
   */
  private static final long FOR_EVER_MILLIS = 1_000_000_000L;

  private volatile int calls;

  /** A call is about to begin. */
  int begins() {
    return calls;
  }

  /** A call has ended. */
  void ends() {
    calls = 1;
  }

  /** Waits until a thread has ended, or nobody can go on. */
  static void awaitEnd(Thread thread) throws InterruptedException {
    thread.join(FOR_EVER_MILLIS);
  }
}
