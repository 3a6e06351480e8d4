package dev.racetest.scheduler.state;

import dev.racetest.hooks.JdkAccess;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;

/**
 * Plain reads and writes of any field, whatever its access rights. Primitive values are moved as
 * the bits they consist of, by their width in bytes: so a NaN keeps its payload.
 */
public final class RawMemory {
  private static final MethodHandle OBJECT_FIELD_OFFSET;
  private static final MethodHandle STATIC_FIELD_OFFSET;
  private static final MethodHandle STATIC_FIELD_BASE;
  private static final MethodHandle SHOULD_BE_INITIALIZED;
  private static final MethodHandle GET_REFERENCE;
  private static final MethodHandle GET_BYTE;
  private static final MethodHandle GET_SHORT;
  private static final MethodHandle GET_INT;
  private static final MethodHandle GET_LONG;
  private static final MethodHandle PUT_REFERENCE;
  private static final MethodHandle PUT_BYTE;
  private static final MethodHandle PUT_SHORT;
  private static final MethodHandle PUT_INT;
  private static final MethodHandle PUT_LONG;

  static {
    try {
      MethodHandles.Lookup lookup = JdkAccess.memory();
      Class<?> type = lookup.lookupClass();
      Object unsafe = lookup.findStatic(type, "getUnsafe", MethodType.methodType(type)).invoke();
      OBJECT_FIELD_OFFSET = bind(lookup, unsafe, "objectFieldOffset", long.class, Field.class);
      STATIC_FIELD_OFFSET = bind(lookup, unsafe, "staticFieldOffset", long.class, Field.class);
      STATIC_FIELD_BASE = bind(lookup, unsafe, "staticFieldBase", Object.class, Field.class);
      SHOULD_BE_INITIALIZED =
          bind(lookup, unsafe, "shouldBeInitialized", boolean.class, Class.class);
      GET_REFERENCE = getter(lookup, unsafe, "getReference", Object.class);
      GET_BYTE = getter(lookup, unsafe, "getByte", byte.class);
      GET_SHORT = getter(lookup, unsafe, "getShort", short.class);
      GET_INT = getter(lookup, unsafe, "getInt", int.class);
      GET_LONG = getter(lookup, unsafe, "getLong", long.class);
      PUT_REFERENCE = putter(lookup, unsafe, "putReference", Object.class);
      PUT_BYTE = putter(lookup, unsafe, "putByte", byte.class);
      PUT_SHORT = putter(lookup, unsafe, "putShort", short.class);
      PUT_INT = putter(lookup, unsafe, "putInt", int.class);
      PUT_LONG = putter(lookup, unsafe, "putLong", long.class);
    } catch (Throwable missing) {
      throw new ExceptionInInitializerError(missing);
    }
  }

  private RawMemory() {}

  private static MethodHandle getter(
      MethodHandles.Lookup lookup, Object unsafe, String name, Class<?> value)
      throws ReflectiveOperationException {
    return bind(lookup, unsafe, name, value, Object.class, long.class);
  }

  private static MethodHandle putter(
      MethodHandles.Lookup lookup, Object unsafe, String name, Class<?> value)
      throws ReflectiveOperationException {
    return bind(lookup, unsafe, name, void.class, Object.class, long.class, value);
  }

  private static MethodHandle bind(
      MethodHandles.Lookup lookup, Object unsafe, String name, Class<?> result, Class<?>... types)
      throws ReflectiveOperationException {
    return lookup
        .findVirtual(unsafe.getClass(), name, MethodType.methodType(result, types))
        .bindTo(unsafe);
  }

  /** The offset of a field in its object or, if it is static, in {@link #staticBase}. */
  public static int offset(Field field, boolean isStatic) {
    try {
      return isStatic
          ? (int) (long) STATIC_FIELD_OFFSET.invokeExact(field)
          : (int) (long) OBJECT_FIELD_OFFSET.invokeExact(field);
    } catch (Throwable failure) {
      throw wrap(failure);
    }
  }

  /** The object that holds a static field. */
  public static Object staticBase(Field field) {
    try {
      return (Object) STATIC_FIELD_BASE.invokeExact(field);
    } catch (Throwable failure) {
      throw wrap(failure);
    }
  }

  /** Whether the static initializer of {@code type} has ended normally. */
  public static boolean isInitialized(Class<?> type) {
    try {
      return !(boolean) SHOULD_BE_INITIALIZED.invokeExact(type);
    } catch (Throwable failure) {
      throw wrap(failure);
    }
  }

  /** The reference at {@code offset}. */
  public static Object reference(Object base, long offset) {
    try {
      return (Object) GET_REFERENCE.invokeExact(base, offset);
    } catch (Throwable failure) {
      throw wrap(failure);
    }
  }

  static void putReference(Object base, long offset, Object value) {
    try {
      PUT_REFERENCE.invokeExact(base, offset, value);
    } catch (Throwable failure) {
      throw wrap(failure);
    }
  }

  /** The primitive value of {@code width} bytes, extended by its sign. */
  public static long bits(Object base, long offset, int width) {
    try {
      switch (width) {
        case Integer.BYTES:
          return (int) GET_INT.invokeExact(base, offset);
        case Long.BYTES:
          return (long) GET_LONG.invokeExact(base, offset);
        case Byte.BYTES:
          return (byte) GET_BYTE.invokeExact(base, offset);
        default:
          return (short) GET_SHORT.invokeExact(base, offset);
      }
    } catch (Throwable failure) {
      throw wrap(failure);
    }
  }

  /** Writes what {@link #bits} has read. */
  public static void putBits(Object base, long offset, int width, long bits) {
    try {
      switch (width) {
        case Integer.BYTES -> PUT_INT.invokeExact(base, offset, (int) bits);
        case Long.BYTES -> PUT_LONG.invokeExact(base, offset, bits);
        case Byte.BYTES -> PUT_BYTE.invokeExact(base, offset, (byte) bits);
        default -> PUT_SHORT.invokeExact(base, offset, (short) bits);
      }
    } catch (Throwable failure) {
      throw wrap(failure);
    }
  }

  /** Rethrows an error; makes anything else an exception that need not be declared. */
  public static RuntimeException wrap(Throwable failure) {
    if (failure instanceof Error error) {
      throw error;
    }
    return failure instanceof RuntimeException exception
        ? exception
        : new IllegalStateException(failure);
  }
}
