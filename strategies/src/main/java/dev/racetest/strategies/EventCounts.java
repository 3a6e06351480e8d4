package dev.racetest.strategies;

import dev.racetest.hooks.Sites;

/**
 * How many events tasks have had, those of the tasks they created included: at all, and at each
 * place in the code. Kept by the tasks' {@link TaskPaths paths}, as a mean over the executions in
 * which there were any.
 */
final class EventCounts {
  /** In place of a place: all events. */
  static final int ALL = 0;

  /** No more entries than that are kept; of others nothing is known. */
  private static final int MOST = 1 << 16;

  private final LongTable current = new LongTable();
  private int[] own = new int[64];
  private int[] all = new int[64];
  private final LongTable paths = new LongTable();
  private final LongTable known = new LongTable();
  private long[] sums = new long[64];
  private int[] executions = new int[64];

  void begin() {
    current.clear();
  }

  /** The task has an event at this place. */
  void add(int task, int site) {
    int entry = entry(task, site);
    own[entry]++;
  }

  private int entry(int task, int site) {
    int before = current.size();
    int entry = current.findOrAdd((long) task << Integer.SIZE | site + 1L);
    if (entry == own.length) {
      own = copy(own);
      all = copy(all);
    }
    if (entry == before) {
      own[entry] = 0;
      all[entry] = 0;
    }
    return entry;
  }

  private static int[] copy(int[] array) {
    int[] more = new int[2 * array.length];
    System.arraycopy(array, 0, more, 0, array.length);
    return more;
  }

  private int task(int entry) {
    return (int) (current.key(entry) >>> Integer.SIZE);
  }

  private int site(int entry) {
    return (int) current.key(entry) - 1;
  }

  /** The execution has ended, in which tasks had these paths. */
  void end(TaskPaths tasks) {
    for (int task = 0; task < tasks.count(); task++) {
      paths.findOrAdd(tasks.path(task));
    }
    int count = current.size();
    for (int entry = 0; entry < count; entry++) {
      for (int task = task(entry); task >= 0; task = tasks.creator(task)) {
        int sum = entry(task, site(entry));
        all[sum] += own[entry];
      }
    }
    for (int entry = 0; entry < current.size(); entry++) {
      learn(key(tasks.path(task(entry)), site(entry)), all[entry]);
    }
  }

  private void learn(long key, int count) {
    int before = known.size();
    int entry = before < MOST ? known.findOrAdd(key) : known.find(key);
    if (entry < 0) {
      return;
    }
    if (entry == sums.length) {
      grow();
    }
    sums[entry] = (entry == before ? 0L : sums[entry]) + count;
    executions[entry] = (entry == before ? 0 : executions[entry]) + 1;
  }

  private void grow() {
    int length = 2 * sums.length;
    long[] moreSums = new long[length];
    int[] moreExecutions = new int[length];
    System.arraycopy(sums, 0, moreSums, 0, sums.length);
    System.arraycopy(executions, 0, moreExecutions, 0, executions.length);
    sums = moreSums;
    executions = moreExecutions;
  }

  private static long key(long path, int site) {
    return Sites.mix(path, site);
  }

  /** How many paths are known. */
  int paths() {
    return paths.size();
  }

  /** A path, by its number. */
  long path(int number) {
    return paths.key(number);
  }

  /** The expected number of events, rounded; 0 if there never were any. */
  int expected(long path, int site) {
    int entry = known.find(key(path, site));
    return entry < 0 ? 0 : (int) ((sums[entry] + executions[entry] / 2) / executions[entry]);
  }
}
