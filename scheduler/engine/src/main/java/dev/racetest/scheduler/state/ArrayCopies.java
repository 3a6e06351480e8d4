package dev.racetest.scheduler.state;

import java.lang.reflect.Array;
import java.util.Arrays;

/** Captured arrays, each with a copy: comparing the two is faster than a slot for each element. */
final class ArrayCopies extends Slots {
  private Object[] copies = new Object[bases.length];

  void capture(Object array) {
    int length = Array.getLength(array);
    if (length > 0) {
      Object copy = Array.newInstance(array.getClass().getComponentType(), length);
      System.arraycopy(array, 0, copy, 0, length);
      copies[add(array)] = copy;
    }
  }

  @Override
  void putBack() {
    for (int i = 0; i < size; i++) {
      Object array = bases[i];
      Object copy = copies[i];
      if (!isUnchanged(array, copy)) {
        System.arraycopy(copy, 0, array, 0, Array.getLength(copy));
      }
    }
  }

  /** For float and double, one NaN is taken for another. */
  private static boolean isUnchanged(Object array, Object copy) {
    if (array instanceof Object[] elements) {
      return areSame(elements, (Object[]) copy);
    } else if (array instanceof byte[] elements) {
      return Arrays.equals(elements, (byte[]) copy);
    } else if (array instanceof int[] elements) {
      return Arrays.equals(elements, (int[]) copy);
    } else if (array instanceof long[] elements) {
      return Arrays.equals(elements, (long[]) copy);
    } else if (array instanceof char[] elements) {
      return Arrays.equals(elements, (char[]) copy);
    } else if (array instanceof boolean[] elements) {
      return Arrays.equals(elements, (boolean[]) copy);
    } else if (array instanceof short[] elements) {
      return Arrays.equals(elements, (short[]) copy);
    } else if (array instanceof double[] elements) {
      return Arrays.equals(elements, (double[]) copy);
    }
    return Arrays.equals((float[]) array, (float[]) copy);
  }

  private static boolean areSame(Object[] elements, Object[] copy) {
    for (int i = 0; i < copy.length; i++) {
      if (elements[i] != copy[i]) {
        return false;
      }
    }
    return true;
  }

  @Override
  void grow(int capacity) {
    copies = Arrays.copyOf(copies, capacity);
  }

  @Override
  void drop(int from, int to) {
    Arrays.fill(copies, from, to, null);
  }
}
