package dev.racetest.scheduler.report;

import dev.racetest.scheduler.execution.Task;
import dev.racetest.scheduler.history.Event.Entry;

/** Whose turn it is, and why it became so. */
final class Turns {
  private static final int NOBODY = -1;

  private int current;
  private int steps;
  private Entry reason;

  void begin() {
    current = NOBODY;
    steps = 0;
    reason = Entry.ENDED;
  }

  void step(int number) {
    steps = number;
  }

  /** The number of the scheduler's last step. */
  int steps() {
    return steps;
  }

  /** The task is left for another one. */
  void leaves(Task task, boolean couldGoOn) {
    if (!couldGoOn) {
      reason = Entry.BLOCKED;
    } else {
      reason = task.operation().isYielding() ? Entry.YIELD : Entry.PREEMPTION;
    }
  }

  /** The task does something; returns how it came to that. */
  Entry entry(int task) {
    Entry entry = task == current || current == NOBODY ? Entry.GOES_ON : reason;
    current = task;
    // A task that ends is not left, it just is not there any more.
    reason = Entry.ENDED;
    return entry;
  }
}
