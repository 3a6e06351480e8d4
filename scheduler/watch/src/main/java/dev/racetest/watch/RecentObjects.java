package dev.racetest.watch;

/**
 * What a thread has looked up last in a table that all threads share, so that it need not look it
 * up again. It keeps no object from being collected.
 */
final class RecentObjects {
  private static final int PLACES = 512;

  private final ObjectTable.Entry[] entries = new ObjectTable.Entry[PLACES];

  /** How the value stood when the thread last looked at it, for those who want to know. */
  private final long[] seen = new long[PLACES];

  /** The place of an object, if it was looked up lately; otherwise -1. */
  int find(Object object, int hash) {
    int place = hash & PLACES - 1;
    ObjectTable.Entry entry = entries[place];
    return entry != null && entry.refersTo(object) ? place : -1;
  }

  /** The place of what has been looked up just now. */
  int put(ObjectTable.Entry entry, int hash) {
    int place = hash & PLACES - 1;
    entries[place] = entry;
    seen[place] = 0L;
    return place;
  }

  Object value(int place) {
    return entries[place].value();
  }

  long seen(int place) {
    return seen[place];
  }

  void see(int place, long stamp) {
    seen[place] = stamp;
  }

  void clear() {
    for (int i = 0; i < PLACES; i++) {
      entries[i] = null;
    }
  }
}
