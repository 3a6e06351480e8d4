package dev.racetest.harness.operations;

/**
 * Makes the begin of a call a step of its own, so that others may run between two calls of a
 * thread. The agent treats this class as code under test.
 *
 * <p>Shared by all threads it also makes the order of ends and begins a part of the happens-before
 * trace: a search that visits each trace once then sees every such order.
 */
final class Boundary {
  private volatile int calls;

  /** A call is about to begin. */
  int begins() {
    return calls;
  }

  /** A call has ended. */
  void ends() {
    calls = 1;
  }
}
