package dev.racetest.scheduler.execution;

import dev.racetest.hooks.Sites;

/** A call of a task that has to come to its end although nobody else goes on. */
final class LoneCall {
  /** Calls are left alone from one of their first steps on; the first is the likeliest. */
  private static final int LATEST_START = 16;

  private static final int NEVER = Integer.MAX_VALUE;

  private final String name;
  private final int limit;
  private final int aloneFrom;
  private int steps;
  private int stepsInARow;

  /**
   * Makes a call that begins now.
   *
   * @param limit how many steps it may take in a row
   * @param dice decides whether the others are suspended from some step of it on
   * @param mayBeForced false if that is for the strategy alone
   */
  LoneCall(String name, int limit, long dice, boolean mayBeForced) {
    this.name = name;
    this.limit = limit;
    aloneFrom = mayBeForced ? aloneFrom(dice) : NEVER;
  }

  /** One call of eight is left alone, so that there are executions without any. */
  private static int aloneFrom(long random) {
    if ((random & 7L) != 0L) {
      return NEVER;
    }
    int range = 1 + (int) (random >>> 3 & LATEST_START - 1);
    return (int) ((random >>> 32 & 0xffffL) % range);
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
    String what = task.operation.verb() + " at " + Sites.place(task.site);
    return new ObstructionError(
        name + " cannot go on until another thread does: it " + what + ", and has to wait");
  }

  /** That it goes round in circles. */
  ObstructionError endless() {
    return new ObstructionError(
        name + " does not end although no other thread interferes: it took " + limit + " steps");
  }
}
