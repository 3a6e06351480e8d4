package dev.racetest.scheduler;

import dev.racetest.scheduler.execution.LoneCalls;

/**
 * Checks, in an execution, that calls come to their end although nobody else goes on. A call that
 * does not fails the execution, as an exception does. It does not if its thread has to wait for
 * another one without a limit of time, or if it takes too many steps while all others are
 * suspended, which happens to some calls.
 */
public final class ObstructionFreedom {
  private ObstructionFreedom() {}

  /**
   * The calling thread begins a call. Calls are not nested. Without effect outside of an execution.
   *
   * @param call its name in reports
   * @param steps how many steps it may take in a row, at least 1
   */
  public static void begins(String call, int steps) {
    LoneCalls.begins(call, steps);
  }

  /** The call of the calling thread has ended. */
  public static void ends() {
    LoneCalls.ends();
  }
}
