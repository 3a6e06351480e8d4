package dev.racetest.watch;

/**
 * The words of the variables of an object: for each variable its last write, and up to two reads
 * since then that are not ordered. Where more threads read, one of the two gives way by chance: a
 * race with the forgotten one is then not seen, and never one that is none.
 */
final class Shadows {
  /** Words of a variable. */
  static final int WORDS = 3;

  /** Arrays with more elements are not watched. */
  private static final int LONGEST = 1 << 23;

  /**
   * The last word of an object that nothing else can have the words of. Otherwise it is the owner's
   * identity hash code, which takes the JVM long to make up.
   */
  static final long NO_CLONES = -1L;

  /** For arrays and collections that their thread has made in an epoch that is noted elsewhere. */
  static final long[] YOUNG = {};

  /** For arrays that are not watched. */
  static final long[] NONE = {};

  private Shadows() {}

  /**
   * The words of an array, or of a collection, which counts as one variable; the last is its own.
   */
  static long[] of(Object object) {
    int variables = length(object);
    if (variables > LONGEST) {
      return NONE;
    }
    long[] words = new long[variables * WORDS + 1];
    words[variables * WORDS] = NO_CLONES;
    return words;
  }

  private static int length(Object object) {
    if (object instanceof Object[] array) {
      return array.length;
    }
    if (object instanceof int[] array) {
      return array.length;
    }
    if (object instanceof byte[] array) {
      return array.length;
    }
    if (object instanceof long[] array) {
      return array.length;
    }
    if (object instanceof double[] array) {
      return array.length;
    }
    if (object instanceof char[] array) {
      return array.length;
    }
    if (object instanceof boolean[] array) {
      return array.length;
    }
    if (object instanceof float[] array) {
      return array.length;
    }
    return object instanceof short[] array ? array.length : 1;
  }
}
