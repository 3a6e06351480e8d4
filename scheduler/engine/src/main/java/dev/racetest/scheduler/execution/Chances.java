package dev.racetest.scheduler.execution;

import dev.racetest.scheduler.spi.Operation;

/**
 * What may happen for no reason, and how often in one execution. There are limits, because code
 * that polls with a timeout, or tries again after a failure, could otherwise go on for ever.
 */
final class Chances {
  private static final int EARLY_EXPIRIES = 16;
  private static final int FAILURES = 3;

  private int expiriesLeft;
  private int wakeupsLeft;
  private int failuresLeft;

  void begin(ExecutionConditions conditions) {
    expiriesLeft =
        switch (conditions.expiry()) {
          case LATE -> 0;
          case EARLY_ONCE -> 1;
          default -> EARLY_EXPIRIES;
        };
    wakeupsLeft = conditions.spuriousWakeups();
    failuresLeft = FAILURES;
  }

  /** Whether any wait may return although what it waits for has not happened. */
  boolean areThereAny() {
    return expiriesLeft > 0 || wakeupsLeft > 0;
  }

  boolean mayReturnEarly(Task task) {
    boolean wakes = task.operation == Operation.WAIT || task.operation == Operation.PARK;
    return expiriesLeft > 0 && task.deadline != Task.NEVER || wakeupsLeft > 0 && wakes;
  }

  /**
   * A wait ends by its time, or for no reason.
   *
   * @param isForced whether nothing else could have happened
   */
  void returnEarly(Task task, boolean isForced, VirtualClock clock) {
    boolean isDue = isForced || task.deadline <= clock.nanos();
    if (!isDue && expiriesLeft > 0 && task.deadline != Task.NEVER) {
      expiriesLeft--;
    } else if (!isDue && wakeupsLeft > 0) {
      wakeupsLeft--;
      return;
    }
    clock.advanceTo(task.deadline);
    task.timedOut = true;
  }

  boolean mayWake() {
    return wakeupsLeft > 0;
  }

  /** An {@code await} returns for no reason. */
  boolean wake() {
    wakeupsLeft--;
    return true;
  }

  boolean mayFail() {
    return failuresLeft > 0;
  }

  /** A weak compare-and-set fails for no reason. */
  boolean fail() {
    failuresLeft--;
    return true;
  }
}
