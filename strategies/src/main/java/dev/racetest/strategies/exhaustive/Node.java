package dev.racetest.strategies.exhaustive;

/** Where executions that have begun alike may part: the state before a step. */
final class Node {
  static final Event[] NOBODY = new Event[0];

  /** Tasks that need not be tried here. */
  Event[] asleep = NOBODY;

  /** The tasks that could do a step here. */
  private int[] enabled = new int[4];

  private int enabledCount;
  private Branch[] branches = new Branch[2];
  private int branchCount;

  /** The branch that the last execution took. */
  int current;

  void clear() {
    asleep = NOBODY;
    enabledCount = 0;
    for (int i = 0; i < branchCount; i++) {
      branches[i] = null;
    }
    branchCount = 0;
    current = 0;
  }

  void enable(int task) {
    if (enabledCount == enabled.length) {
      enabled = Arrays.more(enabled);
    }
    enabled[enabledCount++] = task;
  }

  int enabledCount() {
    return enabledCount;
  }

  int enabled(int index) {
    return enabled[index];
  }

  boolean isEnabled(int task) {
    for (int i = 0; i < enabledCount; i++) {
      if (enabled[i] == task) {
        return true;
      }
    }
    return false;
  }

  int branchCount() {
    return branchCount;
  }

  Branch branch(int index) {
    return branches[index];
  }

  Branch current() {
    return branches[current];
  }

  boolean hasMore() {
    return current + 1 < branchCount;
  }

  /** Whether the task is tried here, or need not be. */
  boolean covers(int task) {
    for (int i = 0; i < branchCount; i++) {
      if (branches[i].task == task) {
        return true;
      }
    }
    for (Event event : asleep) {
      if (event.task() == task) {
        return true;
      }
    }
    return false;
  }

  /** Whether the task sleeps here, and its step was seen to make several accesses. */
  boolean sleepsWithMore(int task) {
    for (Event event : asleep) {
      if (event.task() == task && event.accesses().length > Event.SIZE) {
        return true;
      }
    }
    return false;
  }

  /** Whether executions can part here that have not yet. */
  boolean canPart() {
    boolean canPart = hasMore();
    for (int i = 0; i < enabledCount; i++) {
      canPart |= !covers(enabled[i]);
    }
    return canPart;
  }

  /** Whatever task can do a step here is tried, unless it need not be. */
  void addAllEnabled() {
    for (int i = 0; i < enabledCount; i++) {
      if (!covers(enabled[i])) {
        add(new Branch(enabled[i], Branch.NONE));
      }
    }
  }

  /** A step to be tried after all others. */
  void add(Branch branch) {
    insert(branchCount, branch);
  }

  /**
   * The same step of the same task with other choices in the middle of it: right after the current
   * branch, so that all that the task may do is known before another task is tried.
   */
  void addVariant(Branch branch) {
    insert(current + 1, branch);
  }

  private void insert(int at, Branch branch) {
    if (branchCount == branches.length) {
      Branch[] more = new Branch[2 * branchCount];
      System.arraycopy(branches, 0, more, 0, branchCount);
      branches = more;
    }
    System.arraycopy(branches, at, branches, at + 1, branchCount - at);
    branches[at] = branch;
    branchCount++;
  }

  /** How many executions came here. */
  long executions() {
    long sum = 0L;
    for (int i = 0; i < branchCount; i++) {
      sum += branches[i].executions;
    }
    return sum;
  }
}
