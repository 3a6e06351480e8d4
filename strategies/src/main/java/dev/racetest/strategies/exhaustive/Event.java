package dev.racetest.strategies.exhaustive;

/**
 * What a task did when it was tried at a node, told so that it can be compared with what another
 * task does there in another execution, where the objects are other ones.
 *
 * <p>A variable that was known before the step is the same one of its kind there. One that the
 * engine has for a thread goes by the number of its task. One of the object that the step is about
 * is found again, because the task is still about to do the same. Of any other only the kind is
 * known: it is taken for every new variable of that kind, which costs executions and never loses
 * one.
 *
 * @param task who did it
 * @param dependsOnAll whether it could happen only because nothing else could
 * @param accesses four numbers each: one of the constants, what it says in two, 1 for a write
 */
record Event(int task, boolean dependsOnAll, int[] accesses) {
  /** A known variable: its kind, and how many of that kind were known before. */
  static final int KNOWN = 0;

  /** A variable of the object that the step is about. */
  static final int OF_SUBJECT = 1;

  /** A variable that was not known before: its kind, and how many of that kind were. */
  static final int NEW = 2;

  /** A variable that the engine has for a thread. */
  static final int OF_THREAD = 3;

  static final int SIZE = 4;

  /** More than the engine has for a thread. */
  private static final int VARIABLES = 32;

  /** What the step did. */
  static Event of(Steps steps, int step, Object subject, boolean dependsOnAll) {
    int first = steps.firstAccess(step);
    int end = steps.endOfAccesses(step);
    int known = steps.known(step);
    int[] accesses = new int[SIZE * (end - first)];
    for (int i = first; i < end; i++) {
      int at = SIZE * (i - first);
      int number = steps.accessVariable(i);
      if (number < known) {
        accesses[at] = KNOWN;
        accesses[at + 1] = steps.variables.signature(number);
        accesses[at + 2] = steps.variables.ordinal(number);
      } else if (ofThread(steps, number) >= 0) {
        accesses[at] = OF_THREAD;
        accesses[at + 1] = ofThread(steps, number);
      } else if (steps.variables.object(number) == subject) {
        accesses[at] = OF_SUBJECT;
        accesses[at + 1] = steps.variables.variable(number);
      } else {
        accesses[at] = NEW;
        accesses[at + 1] = steps.variables.signature(number);
        accesses[at + 2] = firstNew(steps, step, number);
      }
      accesses[at + 3] = steps.accessWrites(i) ? 1 : 0;
    }
    return new Event(steps.task(step), dependsOnAll, accesses);
  }

  /** How many variables of the kind of this one were known before the step. */
  private static int firstNew(Steps steps, int step, int number) {
    Variables variables = steps.variables;
    int least = variables.ordinal(number);
    for (int other = steps.known(step); other < number; other++) {
      if (variables.signature(other) == variables.signature(number)) {
        least = Math.min(least, variables.ordinal(other));
      }
    }
    return least;
  }

  /**
   * Whether a step depends on this, in the execution in which the task is about to do it.
   *
   * @param subject what the task is about to do it to
   */
  boolean isInConflict(Steps steps, int step, Object subject) {
    if (dependsOnAll || steps.task(step) == task) {
      return true;
    }
    for (int i = steps.firstAccess(step); i < steps.endOfAccesses(step); i++) {
      for (int at = 0; at < accesses.length; at += SIZE) {
        boolean writes = accesses[at + 3] == 1 || steps.accessWrites(i);
        if (writes && isSame(at, steps, steps.accessVariable(i), subject)) {
          return true;
        }
      }
    }
    return false;
  }

  /** -1 if it is no variable that the engine has for a thread. */
  private static int ofThread(Steps steps, int number) {
    int variable = steps.variables.variable(number);
    if (variable >= 0 || variable <= -VARIABLES) {
      return -1;
    }
    int thread = steps.threadNumber(steps.variables.object(number));
    return thread < 0 ? -1 : thread * VARIABLES - variable;
  }

  private boolean isSame(int at, Steps steps, int number, Object subject) {
    int value = accesses[at + 1];
    return switch (accesses[at]) {
      case KNOWN ->
          steps.variables.signature(number) == value
              && steps.variables.ordinal(number) == accesses[at + 2];
      case OF_THREAD -> ofThread(steps, number) == value;
      case OF_SUBJECT ->
          steps.variables.object(number) == subject && steps.variables.variable(number) == value;
      default ->
          steps.variables.signature(number) == value
              && steps.variables.ordinal(number) >= accesses[at + 2];
    };
  }
}
