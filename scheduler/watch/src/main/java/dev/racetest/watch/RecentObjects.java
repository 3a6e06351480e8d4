package dev.racetest.watch;

/**
 * What a thread has looked up last in tables that all threads share, so that it need not look it up
 * again. It keeps some objects from being collected, no more than it has places.
 */
final class RecentObjects {
  private static final int PLACES = 64;

  private final Object[] objects = new Object[PLACES];
  private final Object[] values = new Object[PLACES];

  /** What was put for the object; {@code null} if it was long ago or never. */
  Object get(Object object, int hash) {
    int place = hash & PLACES - 1;
    return objects[place] == object ? values[place] : null;
  }

  void put(Object object, int hash, Object value) {
    int place = hash & PLACES - 1;
    objects[place] = object;
    values[place] = value;
  }

  void clear() {
    for (int i = 0; i < PLACES; i++) {
      objects[i] = null;
      values[i] = null;
    }
  }
}
