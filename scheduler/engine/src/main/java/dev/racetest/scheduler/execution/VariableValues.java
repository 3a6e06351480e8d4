package dev.racetest.scheduler.execution;

import dev.racetest.scheduler.state.RawMemory;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Optional;

/** What variables hold, read without any code of the test. */
final class VariableValues {
  private VariableValues() {}

  /**
   * The present value.
   *
   * @param object the object that has the variable, or the class if it is static
   * @param variable its number, as for the detector
   * @return a reference, a primitive value in its box, or {@code unknown} if there is no such
   *     variable
   */
  static Object at(Object object, int variable, Object unknown) {
    if (object == null || variable < 0) {
      return unknown;
    }
    if (object.getClass().isArray()) {
      return variable < Array.getLength(object) ? Array.get(object, variable) : unknown;
    }
    Optional<Field> field = ObjectFields.at(object, variable);
    return field.isEmpty() ? unknown : of(field.get(), object, variable);
  }

  private static Object of(Field field, Object object, int offset) {
    boolean isStatic = Modifier.isStatic(field.getModifiers());
    Object base = isStatic ? JdkInternals.staticBase(field) : object;
    Class<?> type = field.getType();
    if (!type.isPrimitive()) {
      return RawMemory.reference(base, offset);
    }
    if (type == boolean.class) {
      return RawMemory.bits(base, offset, Byte.BYTES) != 0;
    }
    if (type == byte.class) {
      return (byte) RawMemory.bits(base, offset, Byte.BYTES);
    }
    if (type == short.class || type == char.class) {
      short bits = (short) RawMemory.bits(base, offset, Short.BYTES);
      return type == short.class ? (Object) bits : (Object) (char) bits;
    }
    if (type == int.class || type == float.class) {
      int bits = (int) RawMemory.bits(base, offset, Integer.BYTES);
      return type == int.class ? (Object) bits : (Object) Float.intBitsToFloat(bits);
    }
    long bits = RawMemory.bits(base, offset, Long.BYTES);
    return type == long.class ? (Object) bits : (Object) Double.longBitsToDouble(bits);
  }
}
