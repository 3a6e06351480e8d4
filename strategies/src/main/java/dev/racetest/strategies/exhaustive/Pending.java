package dev.racetest.strategies.exhaustive;

import dev.racetest.scheduler.spi.Operation;
import dev.racetest.scheduler.spi.Situation;

/** What tasks were about to do when an execution was over, and did not do. */
final class Pending {
  private int[] tasks = new int[8];
  private Object[] subjects = new Object[8];
  private int[] variables = new int[8];
  private boolean[] writes = new boolean[8];
  private int size;

  void clear() {
    for (int i = 0; i < size; i++) {
      subjects[i] = null;
    }
    size = 0;
  }

  void add(int task, Situation now) {
    if (size == tasks.length) {
      grow();
    }
    Operation operation = now.operation(task);
    tasks[size] = task;
    subjects[size] = now.subject(task);
    variables[size] = now.variable(task);
    writes[size++] = operation != Operation.READ && operation != Operation.VOLATILE_READ;
  }

  private void grow() {
    tasks = Arrays.more(tasks);
    variables = Arrays.more(variables);
    Object[] moreSubjects = new Object[tasks.length];
    boolean[] moreWrites = new boolean[tasks.length];
    System.arraycopy(subjects, 0, moreSubjects, 0, size);
    System.arraycopy(writes, 0, moreWrites, 0, size);
    subjects = moreSubjects;
    writes = moreWrites;
  }

  int size() {
    return size;
  }

  int task(int index) {
    return tasks[index];
  }

  /** Whether an access of the variable by another task is in its way. */
  boolean isInConflict(int index, Object object, int variable, boolean otherWrites) {
    return subjects[index] == object
        && object != null
        && (writes[index] || otherWrites)
        && (variables[index] < 0 || variable < 0 || variables[index] == variable);
  }
}
