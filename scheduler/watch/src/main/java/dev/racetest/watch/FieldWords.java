package dev.racetest.watch;

/** What transformed classes call to give words to their fields. */
public final class FieldWords {
  private static final ObjectTable STATIC = Watch.table(new StaticWords());
  private static final Object[] LOCKS = locks();

  /** Of one class; whoever asks first says how many there are. */
  private static final class StaticWords implements ObjectTable.Maker {
    private long[] words;

    @Override
    public Object make(Object type) {
      return new StaticWords();
    }

    private synchronized long[] get(int length) {
      if (words == null) {
        words = new long[length];
      }
      return words;
    }
  }

  private FieldWords() {}

  /**
   * The epoch that an object is made in. As long as the thread is in it, what it does to the object
   * is not noted: whoever gets the object because the thread has released it comes after that, and
   * for whoever gets it without that, the reference to it is part of a race.
   */
  public static long born(Strand strand) {
    strand.remember();
    return strand.epoch;
  }

  /** What is held while an object of a class is given words. */
  public static Object lock(int classHash) {
    return LOCKS[classHash & LOCKS.length - 1];
  }

  private static Object[] locks() {
    Object[] locks = new Object[64];
    for (int i = 0; i < locks.length; i++) {
      locks[i] = new Object();
    }
    return locks;
  }

  /** The words of an object's fields. */
  public static long[] make(Object object, int length) {
    long[] words = new long[length];
    if (!(object instanceof Cloneable)) {
      words[length - 1] = Shadows.NO_CLONES;
    }
    return words;
  }

  /** The words of a class's static fields, the same ones for all threads that ask at once. */
  public static long[] staticWords(Class<?> type, int length) {
    Strand strand = Watch.current();
    boolean wasInside = strand.isInside;
    strand.isInside = true;
    try {
      int hash = System.identityHashCode(type);
      return ((StaticWords) STATIC.get(type, hash).value()).get(length);
    } finally {
      strand.isInside = wasInside;
    }
  }
}
