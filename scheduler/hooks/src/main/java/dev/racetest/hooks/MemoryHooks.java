package dev.racetest.hooks;

/**
 * Hooks for accesses that a call makes instead of an instruction: ranges of arrays, whole objects,
 * fields by reflection. Each announces what the call that follows will do, if it will.
 */
public final class MemoryHooks {
  private static final int MOST_DIMENSIONS = 8;

  private MemoryHooks() {}

  /** {@code System.arraycopy} follows; nothing is announced if it will throw. */
  public static void arraycopy(
      Object from, int start, Object to, int target, int length, int site) {
    if (!Hooks.isLive() || !isArray(from) || !isArray(to) || length <= 0) {
      return;
    }
    Class<?> source = from.getClass().getComponentType();
    Class<?> sink = to.getClass().getComponentType();
    if (!isRange(from, start, start + length) || !isRange(to, target, target + length)) {
      return;
    }
    if (source == sink || !source.isPrimitive() && !sink.isPrimitive()) {
      int copied = source == sink ? length : fitting((Object[]) from, start, length, sink);
      Hooks.receiver().elements(from, start, start + copied, false, site);
      Hooks.receiver().elements(to, target, target + copied, true, site);
    }
  }

  /** How many elements are copied before one is of the wrong type. */
  private static int fitting(Object[] from, int start, int length, Class<?> type) {
    for (int i = 0; i < length; i++) {
      if (from[start + i] != null && !type.isInstance(from[start + i])) {
        return i;
      }
    }
    return length;
  }

  private static boolean isArray(Object object) {
    return object != null && object.getClass().isArray();
  }

  private static boolean isRange(Object array, int start, int end) {
    return start >= 0 && end >= start && end <= java.lang.reflect.Array.getLength(array);
  }

  /** All elements of an array are read, or written. */
  public static void elements(Object array, boolean write, int site) {
    if (Hooks.isLive() && isArray(array)) {
      Hooks.receiver().elements(array, 0, java.lang.reflect.Array.getLength(array), write, site);
    }
  }

  /** Elements of an array are read, or written. */
  public static void elements(Object array, int start, int end, boolean write, int site) {
    if (Hooks.isLive() && isArray(array) && isRange(array, start, end)) {
      Hooks.receiver().elements(array, start, end, write, site);
    }
  }

  /** The elements of an array from {@code start} to its end, or to {@code end}, are copied. */
  public static void copied(Object array, int start, int end, int site) {
    if (Hooks.isLive() && isArray(array)) {
      int last = Math.min(end, java.lang.reflect.Array.getLength(array));
      if (isRange(array, start, last)) {
        Hooks.receiver().elements(array, start, last, false, site);
      }
    }
  }

  /** Two arrays are compared. */
  public static void compared(Object one, Object other, boolean needsEqualLengths, int site) {
    if (!Hooks.isLive() || one == other || !isArray(one) || !isArray(other)) {
      return;
    }
    int length = java.lang.reflect.Array.getLength(one);
    int otherLength = java.lang.reflect.Array.getLength(other);
    if (length == otherLength || !needsEqualLengths) {
      int end = Math.min(length, otherLength);
      compared(one, 0, end, other, 0, end, false, site);
    }
  }

  /** Ranges of two arrays are compared: they are read up to the first pair that differs. */
  public static void compared(
      Object one,
      int start,
      int end,
      Object other,
      int otherStart,
      int otherEnd,
      boolean needsEqualLengths,
      int site) {
    if (!Hooks.isLive() || !isArray(one) || !isArray(other)) {
      return;
    }
    if (!isRange(one, start, end) || !isRange(other, otherStart, otherEnd)) {
      return;
    }
    if (needsEqualLengths && end - start != otherEnd - otherStart) {
      return;
    }
    int read = same(one, start, other, otherStart, Math.min(end - start, otherEnd - otherStart));
    Hooks.receiver().elements(one, start, start + read, false, site);
    Hooks.receiver().elements(other, otherStart, otherStart + read, false, site);
  }

  /** How many pairs are read for sure. */
  private static int same(Object one, int start, Object other, int otherStart, int length) {
    Receiver receiver = Hooks.receiver();
    for (int i = 0; i < length; i++) {
      if (receiver.differs(one, start + i, other, otherStart + i)) {
        return i + 1;
      }
    }
    return length;
  }

  /** {@code Object.clone} follows, which reads all fields or elements. */
  public static void cloned(Object object, int site) {
    if (!Hooks.isLive() || object == null) {
      return;
    }
    if (isArray(object)) {
      elements(object, false, site);
    } else if (object instanceof Cloneable) {
      Hooks.receiver().fields(object, site);
    }
  }

  /**
   * A method of {@code java.lang.reflect.Field}, or a method handle, is about to access the field.
   *
   * @param field a {@code java.lang.reflect.Field}
   * @param target the object that has it, {@code null} for a static field
   */
  public static void reflective(Object field, Object target, boolean write, int site) {
    if (field != null && Hooks.isLive()) {
      Hooks.receiver().reflective(field, target, write, site);
    }
  }

  /** A method handle is about to access what a {@code VarHandle} stands for. */
  public static void variable(Object handle, Object base, int index, int mode, int site) {
    Hooks.varHandleAccess(handle, base, index, mode, site);
  }

  /** Text is read by a call that takes it as an argument. */
  public static void text(Object text, int site) {
    if (text instanceof StringBuilder && Hooks.isLive()) {
      Hooks.receiver().text(text, site);
    }
  }

  /** All elements of an array are read, and those of arrays in it. */
  public static void deepElements(Object array, int site) {
    if (Hooks.isLive() && isArray(array)) {
      deepElements(array, site, MOST_DIMENSIONS);
    }
  }

  private static void deepElements(Object array, int site, int dimensions) {
    elements(array, false, site);
    if (array instanceof Object[] && dimensions > 0) {
      for (Object element : (Object[]) array) {
        if (isArray(element)) {
          deepElements(element, site, dimensions - 1);
        }
      }
    }
  }

  /** A method of {@code java.lang.reflect.Array} is about to access the element. */
  public static void element(Object array, int index, boolean write, int site) {
    if (Hooks.isLive() && isArray(array) && isRange(array, index, index + 1)) {
      if (write) {
        Hooks.receiver().arrayWrite(array, index, site);
      } else {
        Hooks.receiver().arrayRead(array, index, site);
      }
    }
  }

  /**
   * Serialization reads the fields of one class of an object, or deserialization writes them.
   *
   * @param reflector the JDK's object that knows where these fields are
   */
  public static void serial(Object reflector, Object target, boolean write) {
    if (target != null && Hooks.isLive()) {
      Hooks.receiver().serial(reflector, target, write);
    }
  }

  /** Serialization reads an array. */
  public static void serialArray(Object array) {
    if (Hooks.isLive() && isArray(array)) {
      Hooks.receiver().serialArray(array);
    }
  }

  // ---- what a compare-and-exchange has come to: it has written if it found what it expected ----

  /** Of a reference. */
  public static void exchanged(Object found, Object expected, int site) {
    Hooks.compareAndSetEnded(found == expected, site);
  }

  /** Of an int, a smaller whole number or a boolean. */
  public static void exchanged(int found, int expected, int site) {
    Hooks.compareAndSetEnded(found == expected, site);
  }

  /** Of a long. */
  public static void exchanged(long found, long expected, int site) {
    Hooks.compareAndSetEnded(found == expected, site);
  }

  /** Of a float, whose bits are compared. */
  public static void exchanged(float found, float expected, int site) {
    Hooks.compareAndSetEnded(
        Float.floatToRawIntBits(found) == Float.floatToRawIntBits(expected), site);
  }

  /** Of a double, whose bits are compared. */
  public static void exchanged(double found, double expected, int site) {
    Hooks.compareAndSetEnded(
        Double.doubleToRawLongBits(found) == Double.doubleToRawLongBits(expected), site);
  }
}
