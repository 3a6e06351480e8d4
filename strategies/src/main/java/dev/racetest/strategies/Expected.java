package dev.racetest.strategies;

/**
 * How many events of interest each task of an execution is expected to have, those of the tasks
 * that it creates included, by the tasks' {@link TaskPaths paths}. As text {@code
 * path.count,path.count}, paths in base 36.
 */
final class Expected {
  private static final int BASE = 36;

  private final LongTable paths = new LongTable();
  private int[] counts = new int[16];

  /** Takes over what is known of the events at these places. */
  void fill(EventCounts known, int[] sites, int size) {
    paths.clear();
    for (int number = 0; number < known.paths(); number++) {
      int count = 0;
      for (int i = 0; i < size; i++) {
        count += known.expected(known.path(number), sites[i]);
      }
      if (count > 0) {
        put(known.path(number), count);
      }
    }
  }

  /** Takes over all numbers of another one. */
  void take(Expected other) {
    paths.clear();
    for (int entry = 0; entry < other.paths.size(); entry++) {
      put(other.paths.key(entry), other.counts[entry]);
    }
  }

  private void put(long path, int count) {
    int entry = paths.findOrAdd(path);
    if (entry == counts.length) {
      int[] more = new int[2 * entry];
      System.arraycopy(counts, 0, more, 0, entry);
      counts = more;
    }
    counts[entry] = count;
  }

  /** The number for a task of this path, 0 if nothing is known of it. */
  int of(long path) {
    int entry = paths.find(path);
    return entry < 0 ? 0 : counts[entry];
  }

  String text() {
    StringBuilder text = new StringBuilder();
    for (int entry = 0; entry < paths.size(); entry++) {
      text.append(entry == 0 ? "" : ",")
          .append(Long.toUnsignedString(paths.key(entry), BASE))
          .append('.')
          .append(counts[entry]);
    }
    return text.toString();
  }

  /**
   * Undoes {@link #text}.
   *
   * @throws IllegalArgumentException if it is no such text
   */
  static Expected parse(String text) {
    Expected expected = new Expected();
    for (String entry : text.isEmpty() ? new String[0] : text.split(",", -1)) {
      int dot = entry.indexOf('.');
      try {
        expected.put(
            Long.parseUnsignedLong(entry.substring(0, Math.max(0, dot)), BASE),
            Integer.parseUnsignedInt(entry.substring(dot + 1)));
      } catch (NumberFormatException malformed) {
        throw new IllegalArgumentException(
            "Expected events look like '1.12,2f9.6', but these are '" + text + "'", malformed);
      }
    }
    return expected;
  }
}
