package dev.racetest.detector;

/**
 * Vector clocks by number. A vector clock has an entry for each task, zero where the row ends. Rows
 * are as long as they need to be, and their arrays are used again after {@link #clear()}.
 */
final class ClockRows {
  /** How many entries are kept from one execution to the next; 4 MB. */
  static final int MOST_KEPT = 1 << 20;

  private static final int SHORTEST = 8;

  private int[][] rows = new int[SHORTEST][];

  /** For each row how many entries are in use; what follows in its array is rubbish. */
  private int[] lengths = new int[SHORTEST];

  /** Rows from this one on have not been used. */
  private int used;

  private int allocated;

  /** Makes all rows zero; gives their memory up if it is too much. */
  void clear() {
    if (allocated > MOST_KEPT) {
      rows = new int[SHORTEST][];
      lengths = new int[SHORTEST];
      allocated = 0;
    }
    for (int row = 0; row < used && row < lengths.length; row++) {
      lengths[row] = 0;
    }
    used = 0;
  }

  /** The entry of the task. */
  int get(int row, int task) {
    return task < lengths[row] ? rows[row][task] : 0;
  }

  /** Sets the entry of the task. */
  void set(int row, int task, int clock) {
    lengthen(row, task + 1);
    rows[row][task] = clock;
  }

  /** Makes sure that there is a row of this number; must come before any use of the row. */
  void reserve(int row) {
    used = Math.max(used, row + 1);
    if (row >= rows.length) {
      int[][] moreRows = new int[capacityFor(row + 1)][];
      int[] moreLengths = new int[moreRows.length];
      System.arraycopy(rows, 0, moreRows, 0, rows.length);
      System.arraycopy(lengths, 0, moreLengths, 0, lengths.length);
      rows = moreRows;
      lengths = moreLengths;
    }
  }

  /** Makes the row zero. */
  void zero(int row) {
    lengths[row] = 0;
  }

  /** Raises each entry of the row to that of the other row. */
  void join(int row, ClockRows others, int other) {
    int[] theirs = others.rows[other];
    int otherLength = others.lengths[other];
    int common = Math.min(lengths[row], otherLength);
    if (otherLength > common) {
      int[] entries = room(row, otherLength);
      System.arraycopy(theirs, common, entries, common, otherLength - common);
      lengths[row] = otherLength;
    }
    int[] mine = rows[row];
    for (int task = 0; task < common; task++) {
      mine[task] = Math.max(mine[task], theirs[task]);
    }
  }

  /** Makes the row equal to the other row. */
  void copy(int row, ClockRows others, int other) {
    int length = others.lengths[other];
    lengths[row] = 0;
    int[] entries = room(row, length);
    System.arraycopy(others.rows[other], 0, entries, 0, length);
    lengths[row] = length;
  }

  private void lengthen(int row, int length) {
    int old = lengths[row];
    if (old >= length) {
      return;
    }
    int[] entries = room(row, length);
    for (int task = old; task < length; task++) {
      entries[task] = 0;
    }
    lengths[row] = length;
  }

  private int[] room(int row, int length) {
    int[] entries = rows[row];
    return entries == null || entries.length < length ? grown(row, length) : entries;
  }

  private int[] grown(int row, int length) {
    int[] old = rows[row];
    int[] entries = new int[capacityFor(length)];
    allocated += entries.length;
    if (old != null) {
      System.arraycopy(old, 0, entries, 0, lengths[row]);
      allocated -= old.length;
    }
    rows[row] = entries;
    return entries;
  }

  private static int capacityFor(int length) {
    int capacity = SHORTEST;
    while (capacity < length) {
      capacity *= 2;
    }
    return capacity;
  }

  /** How many entries the rows' arrays have room for. */
  int allocated() {
    return allocated;
  }
}
