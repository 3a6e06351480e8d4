package dev.racetest.strategies.exhaustive;

/**
 * Vector clocks of steps: for each step and each task how many steps of the task happen before it.
 * Each step has two, one as it is before the step's own accesses and one with what these add.
 */
final class StepClocks {
  private int width = 8;
  private int[] clocks = new int[64 * 8];
  private int[] bases = new int[64 * 8];

  /** Makes room for as many steps again. */
  void moreSteps() {
    clocks = Arrays.more(clocks);
    bases = Arrays.more(bases);
  }

  /** Makes room for a task; before a step is opened. */
  void admit(int task, int steps) {
    while (task >= width) {
      int wider = 2 * width;
      clocks = widened(clocks, steps, wider);
      bases = widened(bases, steps, wider);
      width = wider;
    }
  }

  private int[] widened(int[] rows, int steps, int wider) {
    int[] wide = new int[rows.length / width * wider];
    for (int step = 0; step < steps; step++) {
      System.arraycopy(rows, step * width, wide, step * wider, width);
    }
    return wide;
  }

  /** A step begins, and nothing happens before it yet. */
  void open(int step) {
    for (int i = step * width; i < (step + 1) * width; i++) {
      bases[i] = 0;
    }
  }

  /** What a step does, and what happens before that, happens before another one. */
  void join(int step, int earlier) {
    join(bases, step, earlier);
  }

  /** The accesses of the step begin to count. */
  void close(int step) {
    System.arraycopy(bases, step * width, clocks, step * width, width);
  }

  /** The same as {@link #join} for a step that is closed. */
  void joinByAccess(int step, int earlier) {
    join(clocks, step, earlier);
  }

  private void join(int[] into, int step, int earlier) {
    int at = step * width;
    int from = earlier * width;
    for (int task = 0; task < width; task++) {
      into[at + task] = Math.max(into[at + task], clocks[from + task]);
    }
  }

  /** The step itself counts as one of its task's. */
  void count(int step, int task, int steps) {
    clocks[step * width + task] = steps;
  }

  /** How many steps of a task happen before this one, what it accesses itself not counted. */
  int before(int step, int task) {
    return bases[step * width + task];
  }

  /** How many steps of a task happen before this one or are it. */
  int until(int step, int task) {
    return clocks[step * width + task];
  }
}
