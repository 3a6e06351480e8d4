package dev.racetest.scheduler.state;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;

/** Where the objects of one class keep their state: the offsets of their fields. */
final class Layout {
  /** Of objects that are neither captured nor followed. */
  static final Layout NONE = new Layout();

  /** Reference fields that can change. */
  int[] references = {};

  /** Final reference fields: followed only. */
  int[] finalReferences = {};

  /** Primitive fields that can change. */
  int[] primitives = {};

  /** For each of {@link #primitives}, its width in bytes. */
  int[] widths = {};

  private Layout() {}

  /** The layout of {@code type}, which is not an array. */
  static Layout of(Class<?> type, StateClasses classes) {
    if (classes.isOpaque(type)) {
      return NONE;
    }
    try {
      Layout layout = new Layout();
      for (Class<?> level = type; level != null; level = level.getSuperclass()) {
        if (classes.hasState(level)) {
          layout.addFields(level);
        }
      }
      return layout.isEmpty() ? NONE : layout;
    } catch (LinkageError | RuntimeException unreadable) {
      // A field's type is missing, or its loader fails. Half an object must not be put back.
      return NONE;
    }
  }

  private void addFields(Class<?> level) {
    for (Field field : level.getDeclaredFields()) {
      if (!Modifier.isStatic(field.getModifiers())) {
        add(field);
      }
    }
  }

  private void add(Field field) {
    boolean isFinal = Modifier.isFinal(field.getModifiers());
    int offset = RawMemory.offset(field, false);
    if (!field.getType().isPrimitive()) {
      if (isFinal) {
        finalReferences = append(finalReferences, offset);
      } else {
        references = append(references, offset);
      }
    } else if (!isFinal) {
      primitives = append(primitives, offset);
      widths = append(widths, Snapshot.width(field.getType()));
    }
  }

  private static int[] append(int[] numbers, int number) {
    int[] longer = Arrays.copyOf(numbers, numbers.length + 1);
    longer[numbers.length] = number;
    return longer;
  }

  private boolean isEmpty() {
    return references.length + finalReferences.length + primitives.length == 0;
  }
}
