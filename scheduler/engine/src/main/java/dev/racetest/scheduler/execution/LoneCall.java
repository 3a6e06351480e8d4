package dev.racetest.scheduler.execution;

import dev.racetest.hooks.Sites;

/** A call of a task that has to come to its end although nobody else goes on. */
final class LoneCall {
  private static final int NEVER = Integer.MAX_VALUE;

  /** One call of so many is left alone, so that there are executions without any. */
  private static final int SHARE = 8;

  /** Calls are left alone from one of their first two to the power of this many steps on. */
  private static final int LATEST_START = 8;

  private final String name;
  private final int limit;
  private final int aloneFrom;
  private int steps;
  private int stepsInARow;

  /**
   * Makes a call that begins now.
   *
   * @param limit how many steps it may take in a row
   * @param aloneFrom the number of the step, counted from 0, from which on all others are suspended
   */
  private LoneCall(String name, int limit, int aloneFrom) {
    this.name = name;
    this.limit = limit;
    this.aloneFrom = aloneFrom;
  }

  /** A call that others are suspended for if the strategy wants it so, and not otherwise. */
  static LoneCall undisturbed(String name, int limit) {
    return new LoneCall(name, limit, NEVER);
  }

  /** A call that others may be suspended for: the dice say whether, and from which step on. */
  static LoneCall disturbed(String name, int limit, long dice) {
    if (Long.remainderUnsigned(dice, SHARE) != 0L) {
      return undisturbed(name, limit);
    }
    // Most calls are short: an early start is likelier.
    long range = 1L << (dice >>> 8) % (LATEST_START + 1);
    return new LoneCall(name, limit, (int) ((dice >>> 16) % range));
  }

  /** The task goes on after others have run. */
  void resumed() {
    stepsInARow = 0;
  }

  /** A step is about to be taken. */
  void step() {
    steps++;
    stepsInARow++;
  }

  /** Whether all other tasks are suspended until the call has ended. */
  boolean isAlone() {
    return steps > aloneFrom;
  }

  /** Whether it has gone on for too long without anybody else. */
  boolean isEndless() {
    return stepsInARow > limit;
  }

  /** That it has to wait. */
  ObstructionError blocked(Task task) {
    return new ObstructionError(
        name + " cannot go on until another thread does: it " + what(task) + ", and has to wait");
  }

  /** That it goes round in circles. */
  ObstructionError endless(Task task) {
    return new ObstructionError(
        "%s does not end although no other thread interferes: it took %d steps in a row, and %s"
            .formatted(name, limit, what(task)));
  }

  private static String what(Task task) {
    return task.operation.verb() + " at " + Sites.place(task.site);
  }
}
