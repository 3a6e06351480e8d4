package dev.racetest.strategies.exhaustive;

/**
 * Finds the races of an execution, and for each a step to be tried at the node before the first of
 * the two, so that they will also be seen the other way round (Abdulla et al., POPL 2014, section
 * 5: source sets).
 *
 * <p>For a race of step i with a later step e, the steps after i that do not happen after it could
 * be done without i, and then e. At the node before i one of the tasks that could begin that row
 * must be tried; if one of them is, or sleeps, nothing is added.
 */
final class Reversals {
  private final Steps steps;
  private final Pending pending;
  private int[] before = new int[8];
  private int[] beginners = new int[8];
  private int beginnerCount;

  Reversals(Steps steps, Pending pending) {
    this.steps = steps;
    this.pending = pending;
  }

  /**
   * Looks at the races of the steps from {@code from} on, and of those that were not done.
   *
   * @param nodes before each step
   * @param root nodes above this one get no branches
   */
  void find(Node[] nodes, int root, int from) {
    for (int step = from; step < steps.count(); step++) {
      for (int rival = steps.firstRival(step); rival < steps.endOfRivals(step); rival++) {
        int first = steps.rivalStep(rival);
        if (first >= root && steps.isRace(rival) && couldBeBefore(step, first, nodes[first])) {
          reverse(first, step, nodes[first]);
        }
      }
    }
    for (int i = 0; i < pending.size(); i++) {
      findPending(i, nodes, root);
    }
  }

  /**
   * False where the task was about to do the step already and had to wait, and nothing else than
   * the first step has let it go on. A task that was not started yet could have been.
   */
  private boolean couldBeBefore(int step, int first, Node node) {
    int task = steps.task(step);
    boolean isThere = steps.start(task) < first;
    boolean isNext = isThere && stepsBefore(first, task) == steps.ordinal(step);
    return !isNext || node.isEnabled(task) || hasOtherReason(step, first);
  }

  private boolean hasOtherReason(int step, int first) {
    for (int rival = steps.firstRival(step); rival < steps.endOfRivals(step); rival++) {
      int other = steps.rivalStep(rival);
      if (other > first && !steps.happensBefore(first, other)) {
        return true;
      }
    }
    return hasAwaited(step, first);
  }

  /** Whether what it had to wait for was done in between, by a task whose end it has awaited. */
  private boolean hasAwaited(int step, int first) {
    for (int i = first + 1; i < step; i++) {
      boolean isAwaited = steps.stepsBefore(step, steps.task(i)) > steps.ordinal(i);
      if (isAwaited && !steps.happensBefore(first, i)) {
        return true;
      }
    }
    return false;
  }

  /** How many steps of the task came before, in the order of the execution. */
  private int stepsBefore(int step, int task) {
    for (int i = step - 1; i >= 0; i--) {
      if (steps.task(i) == task) {
        return steps.ordinal(i) + 1;
      }
    }
    return 0;
  }

  private void findPending(int index, Node[] nodes, int root) {
    int task = pending.task(index);
    for (int step = steps.count() - 1; step >= root; step--) {
      if (steps.task(step) == task
          || happensBeforePending(step, index)
          || !conflicts(step, index)) {
        continue;
      }
      boolean isNext = steps.latest(task) < step;
      if (!isNext || nodes[step].isEnabled(task)) {
        beginners(step, steps.count());
        if (beginnerCount == 0) {
          addBeginner(task);
        }
        addBranch(nodes[step]);
      }
    }
  }

  private boolean happensBeforePending(int step, int index) {
    int task = pending.task(index);
    int latest = steps.latest(task) < 0 ? steps.start(task) : steps.latest(task);
    return latest >= 0 && steps.happensBefore(step, latest);
  }

  private boolean conflicts(int step, int index) {
    for (int i = steps.firstAccess(step); i < steps.endOfAccesses(step); i++) {
      int number = steps.accessVariable(i);
      Object object = steps.variables.object(number);
      int variable = steps.variables.variable(number);
      if (pending.isInConflict(index, object, variable, steps.accessWrites(i))) {
        return true;
      }
    }
    return false;
  }

  private void reverse(int first, int second, Node node) {
    beginners(first, second);
    if (beginnerCount == 0 || begins(first, second, node)) {
      addBeginner(steps.task(second));
    }
    addBranch(node);
  }

  /** Collects the tasks that could begin the row between two steps, without what follows. */
  private void beginners(int first, int end) {
    beginnerCount = 0;
    countBefore(first);
    for (int task = 0; task < steps.tasks(); task++) {
      int step = nextOf(task, first, end);
      if (step >= 0 && !steps.happensBefore(first, step) && isPossibleAt(step)) {
        addBeginner(task);
      }
    }
  }

  /** How many steps of each task there are before a step. */
  private void countBefore(int step) {
    while (before.length < steps.tasks()) {
      before = Arrays.more(before);
    }
    for (int task = 0; task < steps.tasks(); task++) {
      before[task] = 0;
    }
    for (int i = 0; i < step; i++) {
      before[steps.task(i)] = steps.ordinal(i) + 1;
    }
  }

  private int nextOf(int task, int first, int end) {
    for (int step = first + 1; step < end; step++) {
      if (steps.task(step) == task) {
        return step;
      }
    }
    return -1;
  }

  /** Whether all that happens before the step is done already. */
  private boolean isPossibleAt(int step) {
    for (int task = 0; task < steps.tasks(); task++) {
      if (task != steps.task(step) && steps.stepsUntil(step, task) > before[task]) {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether the second step of a race could begin the row of which it is the last. What it does
   * when it comes first is known for sure only if it makes one access that is no attempt; otherwise
   * it is none of them unless it is alone. Even then a read may find another value, and the task do
   * more in the same step: if it sleeps at the node, it is known what it did there.
   */
  private boolean begins(int first, int second, Node node) {
    int task = steps.task(second);
    if (steps.ordinal(second) != before[task]
        || node.sleepsWithMore(task)
        || steps.endOfAccesses(second) - steps.firstAccess(second) != 1
        || !steps.isPlainAccess(second)) {
      return false;
    }
    for (int other = 0; other < steps.tasks(); other++) {
      if (other != task && steps.stepsBefore(second, other) > before[other]) {
        return false;
      }
    }
    for (int rival = steps.firstRival(second); rival < steps.endOfRivals(second); rival++) {
      int step = steps.rivalStep(rival);
      if (step > first && !steps.happensBefore(first, step)) {
        return false;
      }
    }
    return true;
  }

  private void addBeginner(int task) {
    if (beginnerCount == beginners.length) {
      beginners = Arrays.more(beginners);
    }
    beginners[beginnerCount++] = task;
  }

  private void addBranch(Node node) {
    for (int i = 0; i < beginnerCount; i++) {
      if (node.covers(beginners[i])) {
        return;
      }
    }
    for (int i = 0; i < beginnerCount; i++) {
      if (node.isEnabled(beginners[i])) {
        node.add(new Branch(beginners[i], Branch.NONE));
        return;
      }
    }
  }
}
