package dev.racetest.scheduler;

import dev.racetest.scheduler.execution.LoneCalls;

/**
 * Checks, in an execution, that calls come to their end although nobody else goes on (obstruction
 * freedom: Herlihy, Luchangco, Moir 2003). A call that does not fails its thread with an {@link
 * AssertionError}: if it has to wait for another thread without a limit of time, or if it takes too
 * many steps in a row. To see the latter, the others are suspended during some calls.
 */
public final class ObstructionFreedom {
  private ObstructionFreedom() {}

  /**
   * The calling thread begins a call. Calls are not nested. Without effect outside of an execution.
   *
   * @param call its name in reports
   * @param steps how many steps it may take in a row, at least 1
   * @param mayBeLeftAlone whether all others may be suspended from some step of it on, which no
   *     strategy decides; the same for all executions of an exploration and for replays, and false
   *     where the strategy visits all traces
   */
  public static void begins(String call, int steps, boolean mayBeLeftAlone) {
    LoneCalls.begins(call, steps, mayBeLeftAlone);
  }

  /** The call of the calling thread has ended. */
  public static void ends() {
    LoneCalls.ends();
  }
}
