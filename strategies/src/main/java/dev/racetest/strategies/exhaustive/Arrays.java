package dev.racetest.strategies.exhaustive;

/** Arrays that grow, without the class of {@code java.util}. */
final class Arrays {
  private Arrays() {}

  /**
   * Has this class loaded. To load it where an array grows would be an access of the task that
   * runs, told in the middle of another.
   */
  static void load() {}

  /** The array with twice the room. */
  static int[] more(int[] array) {
    int[] more = new int[2 * array.length];
    System.arraycopy(array, 0, more, 0, array.length);
    return more;
  }
}
