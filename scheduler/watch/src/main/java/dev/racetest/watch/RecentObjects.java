package dev.racetest.watch;

/**
 * What a thread has looked up last in a table that all threads share, so that it need not look it
 * up again. It keeps no object from being collected.
 */
final class RecentObjects {
  private static final int FEWEST = 256;
  private static final int MOST = 1 << 15;

  private ObjectTable.Known[] entries = new ObjectTable.Known[FEWEST];

  /** How the value stood when the thread last looked at it, for those who want to know. */
  private long[] seen = new long[FEWEST];

  /** How often an object that may still be asked for has given way to another one. */
  private int givenWay;

  /** The place of an object, if it was looked up lately; otherwise -1. */
  int find(Object object, int hash) {
    ObjectTable.Known[] all = entries;
    int place = hash & all.length - 1;
    ObjectTable.Known entry = all[place];
    return entry != null && entry.refersTo(object) ? place : -1;
  }

  /** The place of what has been looked up just now. */
  int put(ObjectTable.Known entry, int hash) {
    if (entries[hash & entries.length - 1] != null && entries.length < MOST) {
      givenWay++;
      if (givenWay > entries.length) {
        grow();
      }
    }
    int place = hash & entries.length - 1;
    entries[place] = entry;
    seen[place] = 0L;
    return place;
  }

  /** An object that the thread has just made; nothing is kept for it in the table yet. */
  void putYoung(Object object, int hash, long epoch) {
    int place = hash & entries.length - 1;
    entries[place] = new ObjectTable.Known(object, Shadows.YOUNG, null);
    seen[place] = epoch;
  }

  /** What was there is looked up anew, and finds more room. */
  private void grow() {
    entries = new ObjectTable.Known[4 * entries.length];
    seen = new long[entries.length];
    givenWay = 0;
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
    entries = new ObjectTable.Known[FEWEST];
    seen = new long[FEWEST];
    givenWay = 0;
  }
}
