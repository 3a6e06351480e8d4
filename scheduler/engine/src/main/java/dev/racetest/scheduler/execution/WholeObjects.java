package dev.racetest.scheduler.execution;

import dev.racetest.hooks.Sites;
import java.lang.reflect.Field;
import java.util.Formatter;
import java.util.Set;

/**
 * Objects of the JDK that count as one variable, which each call of the code under test reads or
 * writes: where looking at the fields would be too slow for the JVM ({@code StringBuilder}), would
 * not show what they do ({@code Formatter}, which appends to something else), or would depend on
 * the garbage collector ({@code WeakHashMap}, whose reading methods remove what has been
 * collected).
 */
final class WholeObjects {
  /** The number of the variable; no field and no element has it. */
  static final int VARIABLE = -3;

  private static final String WEAK_MAP = "java.util.WeakHashMap";

  /** What {@code Object} declares: of no interest, or not about the contents. */
  private static final Set<String> NO_ACCESS =
      Set.of("getClass", "wait", "notify", "notifyAll", "keySet", "values", "entrySet");

  private static final Set<String> IDENTITY = Set.of("equals", "hashCode");

  private static final Set<String> READS_OF_BUILDER =
      Set.of(
          "length",
          "charAt",
          "toString",
          "capacity",
          "codePointAt",
          "codePointBefore",
          "codePointCount",
          "offsetByCodePoints",
          "getChars",
          "substring",
          "subSequence",
          "indexOf",
          "lastIndexOf",
          "chars",
          "codePoints",
          "compareTo",
          "isEmpty",
          // They write only if there is not, or too much, room.
          "ensureCapacity",
          "trimToSize");

  private static final Set<String> READS_OF_FORMATTER =
      Set.of("toString", "out", "locale", "ioException");

  private final Memory memory;

  WholeObjects(Memory memory) {
    this.memory = memory;
  }

  static boolean include(Class<?> type) {
    return type == StringBuilder.class
        || type == Formatter.class
        || type.getName().startsWith(WEAK_MAP);
  }

  void call(Task task, Object target, int site) {
    String method = Sites.member(site);
    boolean isMap = target.getClass().getName().startsWith(WEAK_MAP);
    if (!NO_ACCESS.contains(method) && (isMap || !IDENTITY.contains(method))) {
      memory.whole(task, map(target), VARIABLE, site, isMap || writes(target, method));
    }
  }

  private static boolean writes(Object target, String method) {
    return target instanceof StringBuilder
        ? !READS_OF_BUILDER.contains(method)
        : !READS_OF_FORMATTER.contains(method);
  }

  /** The map of which the object is a view, an iterator or an entry; otherwise the object. */
  private static Object map(Object target) {
    Object object = target;
    while (object.getClass().getName().startsWith(WEAK_MAP + "$")) {
      Field outer = inherited(object.getClass(), "this$0");
      Object next =
          outer == null ? null : JdkInternals.reference(object, JdkInternals.offset(outer));
      if (next == null) {
        return object;
      }
      object = next;
    }
    return object;
  }

  private static Field inherited(Class<?> start, String name) {
    for (Class<?> type = start; type != null; type = type.getSuperclass()) {
      Field field = JdkInternals.field(type, name);
      if (field != null) {
        return field;
      }
    }
    return null;
  }
}
