package dev.racetest.strategies.exhaustive;

import dev.racetest.scheduler.spi.Operation;

/**
 * Tasks that go round in a loop in which they write nothing and read what they have read before.
 * After some rounds such a task stands still until another task writes what it reads, as long as
 * there is another task that can go on: more rounds would show nothing new, unless the loop counts
 * something that cannot be seen from outside.
 */
final class SpinLoops {
  /** Rounds that change nothing and are run all the same. */
  static final int ROUNDS = 2;

  /** A loop with more steps is not seen. */
  private static final int LONGEST = 12;

  private final Steps steps;
  private long[] places = new long[64];
  private boolean[] isWaiting = new boolean[64];

  /** How many steps of a task in a row have repeated what it did before. */
  private int[] repeated = new int[8];

  /** How many steps its loop has. */
  private int[] lengths = new int[8];

  private boolean hasCut;

  SpinLoops(Steps steps) {
    this.steps = steps;
  }

  void clear() {
    for (int i = 0; i < repeated.length; i++) {
      repeated[i] = 0;
    }
  }

  /** A task had to stand still although it could have gone on. */
  void cut() {
    hasCut = true;
  }

  /** Whether that was so in any execution. */
  boolean hasCut() {
    return hasCut;
  }

  /** A step begins at this place in the code. */
  void begin(int step, long place, Operation operation) {
    if (step == places.length) {
      long[] more = new long[2 * places.length];
      boolean[] moreWaiting = new boolean[more.length];
      System.arraycopy(places, 0, more, 0, step);
      System.arraycopy(isWaiting, 0, moreWaiting, 0, step);
      places = more;
      isWaiting = moreWaiting;
    }
    places[step] = place;
    isWaiting[step] = isPartOfWaiting(operation);
  }

  private static boolean isPartOfWaiting(Operation operation) {
    return switch (operation) {
      case READ, VOLATILE_READ, ATOMIC_UPDATE, CALL, YIELD, SLEEP, FENCE -> true;
      default -> false;
    };
  }

  /** A step is done. */
  void done(int step) {
    int task = steps.task(step);
    while (task >= repeated.length) {
      repeated = Arrays.more(repeated);
      lengths = Arrays.more(lengths);
    }
    int previous = previous(step);
    if (previous >= 0 && isSame(previous, step)) {
      repeated[task]++;
      lengths[task] = steps.ordinal(step) - steps.ordinal(previous);
    } else {
      repeated[task] = 0;
    }
  }

  /** Whether the task has gone round often enough, and nothing has changed since. */
  boolean standsStill(int task) {
    return task < repeated.length
        && repeated[task] >= ROUNDS * Math.max(1, lengths[task])
        && repeated[task] > 0
        && isUnchanged(task);
  }

  /** The last time the task was at the same place, -1 if that is too long ago. */
  private int previous(int step) {
    int seen = 0;
    for (int i = step - 1; i >= 0 && seen < LONGEST; i--) {
      if (steps.task(i) == steps.task(step)) {
        seen++;
        if (places[i] == places[step]) {
          return i;
        }
      }
    }
    return -1;
  }

  /** Whether the task has written nothing, and read nothing new, between two visits of a place. */
  private boolean isSame(int from, int until) {
    int task = steps.task(until);
    for (int i = from; i <= until; i++) {
      boolean isOwn = steps.task(i) == task;
      if (isOwn && (!isWaiting[i] || writes(i) || i > from && hasChanged(i, from))) {
        return false;
      }
    }
    return accessTheSame(from, until);
  }

  /** Otherwise it is a loop over elements. */
  private boolean accessTheSame(int one, int other) {
    int count = steps.endOfAccesses(one) - steps.firstAccess(one);
    if (count != steps.endOfAccesses(other) - steps.firstAccess(other)) {
      return false;
    }
    for (int i = 0; i < count; i++) {
      int variable = steps.accessVariable(steps.firstAccess(one) + i);
      if (variable != steps.accessVariable(steps.firstAccess(other) + i)) {
        return false;
      }
    }
    return true;
  }

  private boolean writes(int step) {
    for (int i = steps.firstAccess(step); i < steps.endOfAccesses(step); i++) {
      if (steps.accessWrites(i)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a step reads what was written after another step. */
  private boolean hasChanged(int step, int since) {
    for (int i = steps.firstAccess(step); i < steps.endOfAccesses(step); i++) {
      if (steps.writerBefore(i) > since) {
        return true;
      }
    }
    return false;
  }

  private boolean isUnchanged(int task) {
    int last = steps.latest(task);
    int seen = 0;
    for (int i = last; i >= 0 && seen < LONGEST; i--) {
      if (steps.task(i) == task) {
        seen++;
        for (int j = steps.firstAccess(i); j < steps.endOfAccesses(i); j++) {
          if (steps.lastWriter(steps.accessVariable(j)) > i) {
            repeated[task] = 0;
            return false;
          }
        }
        if (i < last && places[i] == places[last]) {
          return true;
        }
      }
    }
    return true;
  }
}
