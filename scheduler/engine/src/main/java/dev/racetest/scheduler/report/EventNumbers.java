package dev.racetest.scheduler.report;

/**
 * The first and the last event of each task. Asked while hooks are live, so it uses nothing of
 * {@code java.util}.
 */
final class EventNumbers {
  private static final int FEW_TASKS = 16;

  private int[] first = new int[FEW_TASKS];
  private int[] last = new int[FEW_TASKS];

  void begin() {
    first = new int[FEW_TASKS];
    last = new int[FEW_TASKS];
  }

  void add(int task, int number) {
    if (task >= first.length) {
      int[] moreFirst = new int[2 * task];
      int[] moreLast = new int[2 * task];
      System.arraycopy(first, 0, moreFirst, 0, first.length);
      System.arraycopy(last, 0, moreLast, 0, last.length);
      first = moreFirst;
      last = moreLast;
    }
    first[task] = first[task] == 0 ? number : first[task];
    last[task] = number;
  }

  /** The number of the task's first event, 0 if it has none yet. */
  int first(int task) {
    return task < first.length ? first[task] : 0;
  }

  /** The number of the task's last event, 0 if it has none yet. */
  int last(int task) {
    return task < last.length ? last[task] : 0;
  }
}
