package dev.racetest.watch;

/** Which classes of the JDK are collections that say they must be synchronised from outside. */
final class Collections {
  private static final String[] NAMES = {
    "java.util.ArrayList",
    "java.util.LinkedList",
    "java.util.ArrayDeque",
    "java.util.PriorityQueue",
    "java.util.HashMap",
    "java.util.LinkedHashMap",
    "java.util.TreeMap",
    "java.util.HashSet",
    "java.util.LinkedHashSet",
    "java.util.TreeSet",
    "java.util.IdentityHashMap",
    "java.util.WeakHashMap",
    "java.util.EnumMap",
    "java.util.BitSet",
    "java.util.StringJoiner",
    "java.lang.StringBuilder",
    "java.text.SimpleDateFormat",
    "java.util.regex.Matcher"
  };

  private static final Class<?>[] CLASSES = new Class<?>[NAMES.length];
  private static int count;

  static {
    for (String name : NAMES) {
      try {
        CLASSES[count] = Class.forName(name, false, null);
        count++;
      } catch (ClassNotFoundException notInThisJdk) {
        // Then there are no objects of it.
      }
    }
  }

  private Collections() {}

  static boolean isUnsynchronised(Object object) {
    Class<?> type = object.getClass();
    for (int i = 0; i < count; i++) {
      if (CLASSES[i] == type) {
        return true;
      }
    }
    return false;
  }
}
