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
    "java.util.StringJoiner",
    "java.text.SimpleDateFormat",
    "java.util.regex.Matcher"
  };

  /** By the identity hash code of the class. */
  private static final Class<?>[] CLASSES = new Class<?>[512];

  static {
    for (String name : NAMES) {
      try {
        Class<?> type = Class.forName(name, false, null);
        int place = System.identityHashCode(type) & CLASSES.length - 1;
        while (CLASSES[place] != null) {
          place = place + 1 & CLASSES.length - 1;
        }
        CLASSES[place] = type;
      } catch (ClassNotFoundException notInThisJdk) {
        // Then there are no objects of it.
      }
    }
  }

  private Collections() {}

  /** By internal name. */
  static boolean isUnsynchronised(String type) {
    for (String name : NAMES) {
      if (name.length() == type.length() && name.equals(type.replace('/', '.'))) {
        return true;
      }
    }
    return false;
  }

  static boolean isUnsynchronised(Object object) {
    Class<?> type = object.getClass();
    int place = System.identityHashCode(type) & CLASSES.length - 1;
    while (CLASSES[place] != null) {
      if (CLASSES[place] == type) {
        return true;
      }
      place = place + 1 & CLASSES.length - 1;
    }
    return false;
  }
}
