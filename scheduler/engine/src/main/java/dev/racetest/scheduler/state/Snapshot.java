package dev.racetest.scheduler.state;

/** The values that are put back. */
final class Snapshot {
  private final ReferenceSlots references = new ReferenceSlots();
  private final PrimitiveSlots bytes = new PrimitiveSlots(Byte.BYTES);
  private final PrimitiveSlots shorts = new PrimitiveSlots(Short.BYTES);
  private final PrimitiveSlots ints = new PrimitiveSlots(Integer.BYTES);
  private final PrimitiveSlots longs = new PrimitiveSlots(Long.BYTES);
  private final ArrayCopies arrays = new ArrayCopies();
  private final Slots[] all = {references, bytes, shorts, ints, longs, arrays};

  /** Captures one field; {@code base} is what {@code offset} counts from. */
  void capture(Object base, int offset, Class<?> type) {
    if (!type.isPrimitive()) {
      references.capture(base, offset);
    } else {
      ofWidth(width(type)).capture(base, offset);
    }
  }

  /** Captures the fields of {@code object} that can change. */
  void capture(Object object, Layout layout) {
    for (int offset : layout.references) {
      references.capture(object, offset);
    }
    for (int i = 0; i < layout.primitives.length; i++) {
      ofWidth(layout.widths[i]).capture(object, layout.primitives[i]);
    }
  }

  /** Captures the elements of {@code array}. */
  void captureArray(Object array) {
    arrays.capture(array);
  }

  private PrimitiveSlots ofWidth(int width) {
    return switch (width) {
      case Byte.BYTES -> bytes;
      case Short.BYTES -> shorts;
      case Integer.BYTES -> ints;
      default -> longs;
    };
  }

  /** How many bytes a value of the primitive type {@code type} takes. */
  static int width(Class<?> type) {
    if (type == int.class || type == float.class) {
      return Integer.BYTES;
    } else if (type == long.class || type == double.class) {
      return Long.BYTES;
    }
    return type == boolean.class || type == byte.class ? Byte.BYTES : Short.BYTES;
  }

  void putBack() {
    for (Slots slots : all) {
      slots.putBack();
    }
  }

  /** From here on, {@link #rollBack} drops what is captured. */
  void mark() {
    for (Slots slots : all) {
      slots.mark();
    }
  }

  /** Drops what was captured since {@link #mark}. */
  void rollBack() {
    for (Slots slots : all) {
      slots.rollBack();
    }
  }
}
