package dev.racetest.scheduler.execution;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Optional;

/** Which instance fields the objects of a class have, and what is at an offset of an object. */
final class ObjectFields {
  private record Offsets(int[] plain, int[] volatiles) {}

  private final IdentityTable<Offsets> known = new IdentityTable<>();

  /** The offsets of the fields that are neither final nor volatile. */
  int[] plain(Class<?> type) {
    return of(type).plain;
  }

  /** The offsets of the volatile fields. */
  int[] volatiles(Class<?> type) {
    return of(type).volatiles;
  }

  /** Whether a field that is neither final nor volatile is at the offset. */
  boolean isPlain(Class<?> type, int offset) {
    for (int one : plain(type)) {
      if (one == offset) {
        return true;
      }
    }
    return false;
  }

  private Offsets of(Class<?> type) {
    Offsets offsets = known.get(type);
    if (offsets == null) {
      offsets = new Offsets(offsets(type, 0), offsets(type, Modifier.VOLATILE));
      known.put(type, offsets);
    }
    return offsets;
  }

  private static int[] offsets(Class<?> start, int modifiers) {
    int wanted = Modifier.STATIC | Modifier.FINAL | Modifier.VOLATILE;
    java.util.stream.IntStream.Builder offsets = java.util.stream.IntStream.builder();
    for (Class<?> type = start; type != null; type = type.getSuperclass()) {
      for (Field field : type.getDeclaredFields()) {
        if ((field.getModifiers() & wanted) == modifiers) {
          offsets.add(JdkInternals.offset(field));
        }
      }
    }
    return offsets.build().toArray();
  }

  /**
   * The offsets that the JDK's serialization uses; of what it reads, or of what it writes.
   *
   * @param reflector a {@code java.io.ObjectStreamClass.FieldReflector}
   */
  static long[] serial(Object reflector, boolean write) {
    Field keys = JdkInternals.field(reflector.getClass(), write ? "writeKeys" : "readKeys");
    return keys == null
        ? new long[0]
        : (long[]) JdkInternals.reference(reflector, JdkInternals.offset(keys));
  }

  /**
   * The field that is a variable of the detector.
   *
   * @param object the object that has it, or the class if it is static
   */
  static Optional<Field> at(Object object, int offset) {
    if (object instanceof Class<?> type) {
      for (Field field : type.getDeclaredFields()) {
        boolean isStatic = Modifier.isStatic(field.getModifiers());
        if (isStatic && JdkInternals.staticOffset(field) == offset) {
          return Optional.of(field);
        }
      }
    }
    for (Class<?> type = object.getClass(); type != null; type = type.getSuperclass()) {
      for (Field field : type.getDeclaredFields()) {
        boolean isStatic = Modifier.isStatic(field.getModifiers());
        if (!isStatic && JdkInternals.offset(field) == offset) {
          return Optional.of(field);
        }
      }
    }
    return Optional.empty();
  }
}
