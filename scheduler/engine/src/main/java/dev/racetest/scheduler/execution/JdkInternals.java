package dev.racetest.scheduler.execution;

import dev.racetest.hooks.JdkAccess;
import dev.racetest.scheduler.state.RawMemory;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;
import java.lang.reflect.Field;

/** The parts of the JDK that are not public and that the scheduler cannot do without. */
final class JdkInternals {
  /** The last one stands for all references. */
  private static final Class<?>[] ELEMENTS = {
    int.class,
    long.class,
    byte.class,
    char.class,
    short.class,
    boolean.class,
    float.class,
    double.class,
    Object.class
  };

  /** Offset of the first element and distance between elements, for each of {@link #ELEMENTS}. */
  private static final int[] UNSAFE_CONSTANTS = new int[2 * ELEMENTS.length];

  private static final MethodHandle PARK;
  private static final MethodHandle UNPARK;
  private static final MethodHandle YIELD = nativeYield();

  static {
    try {
      MethodHandles.Lookup lookup = JdkAccess.memory();
      Class<?> type = lookup.lookupClass();
      Object unsafe = lookup.findStatic(type, "getUnsafe", MethodType.methodType(type)).invoke();
      PARK = bind(lookup, unsafe, "park", void.class, boolean.class, long.class);
      UNPARK = bind(lookup, unsafe, "unpark", void.class, Object.class);
      for (int i = 0; i < ELEMENTS.length; i++) {
        Class<?> array = ELEMENTS[i].arrayType();
        UNSAFE_CONSTANTS[2 * i] = layout(unsafe, "arrayBaseOffset", array);
        UNSAFE_CONSTANTS[2 * i + 1] = layout(unsafe, "arrayIndexScale", array);
      }
    } catch (Throwable missing) {
      throw new ExceptionInInitializerError(missing);
    }
  }

  private JdkInternals() {}

  private static MethodHandle bind(
      MethodHandles.Lookup lookup, Object unsafe, String name, Class<?> result, Class<?>... types)
      throws ReflectiveOperationException {
    return lookup
        .findVirtual(unsafe.getClass(), name, MethodType.methodType(result, types))
        .bindTo(unsafe);
  }

  /** The result is an int in some JDKs and a long in others. */
  private static int layout(Object unsafe, String name, Class<?> array) throws Throwable {
    MethodHandles.Lookup lookup = JdkAccess.memory();
    for (Class<?> result : new Class<?>[] {int.class, long.class}) {
      try {
        MethodType type = MethodType.methodType(result, Class.class);
        Object value = lookup.findVirtual(unsafe.getClass(), name, type).invoke(unsafe, array);
        return ((Number) value).intValue();
      } catch (NoSuchMethodException other) {
        // Tried with the next type of result.
      }
    }
    throw new NoSuchMethodException(name);
  }

  /** A constructor, whoever may call it otherwise. */
  static MethodHandle constructor(Class<?> type, Class<?>... parameters) {
    try {
      return everything().findConstructor(type, MethodType.methodType(void.class, parameters));
    } catch (ReflectiveOperationException absent) {
      throw new IllegalStateException(absent);
    }
  }

  /** An instance field that can be read and written, whatever its access. */
  static VarHandle variable(Class<?> type, String name, Class<?> of) {
    try {
      return everything().findVarHandle(type, name, of);
    } catch (ReflectiveOperationException absent) {
      throw new IllegalStateException(absent);
    }
  }

  /** A lookup with the rights of the JDK itself. */
  static MethodHandles.Lookup everything() {
    Field field = field(MethodHandles.Lookup.class, "IMPL_LOOKUP");
    return (MethodHandles.Lookup) reference(staticBase(field), staticOffset(field));
  }

  /** The offset of an instance field in its object, in bytes. */
  static int offset(Field field) {
    return RawMemory.offset(field, false);
  }

  /** The offset of a static field in {@link #staticBase}, in bytes. */
  static int staticOffset(Field field) {
    return RawMemory.offset(field, true);
  }

  /** The object that holds a static field. */
  static Object staticBase(Field field) {
    return RawMemory.staticBase(field);
  }

  /** Whether the class is not yet initialised, or is being initialised. */
  static boolean isUninitialized(Class<?> type) {
    return !RawMemory.isInitialized(type);
  }

  /** Parks the platform thread that the caller runs on, for good. */
  static void parkForEver() {
    while (true) {
      park();
    }
  }

  /** Parks the platform thread that the caller runs on; may return for no reason. */
  static void park() {
    try {
      PARK.invokeExact(false, 0L);
    } catch (Throwable failure) {
      throw wrap(failure);
    }
  }

  /** Lets a platform thread return from {@link #park}. */
  static void unpark(Thread thread) {
    try {
      UNPARK.invokeExact((Object) thread);
    } catch (Throwable failure) {
      throw wrap(failure);
    }
  }

  /** Lets other platform threads have the processor, whatever identity the caller has. */
  static void yieldPlatformThread() {
    try {
      YIELD.invokeExact();
    } catch (Throwable failure) {
      throw wrap(failure);
    }
  }

  /** {@code Thread.yield} asks the calling thread whether it is virtual, where there are such. */
  private static MethodHandle nativeYield() {
    for (String name : new String[] {"yield0", "yield"}) {
      try {
        return everything().findStatic(Thread.class, name, MethodType.methodType(void.class));
      } catch (ReflectiveOperationException other) {
        // The other one.
      }
    }
    throw new ExceptionInInitializerError("Thread.yield");
  }

  static Object reference(Object base, long offset) {
    return RawMemory.reference(base, offset);
  }

  static long longAt(Object base, long offset) {
    return RawMemory.bits(base, offset, Long.BYTES);
  }

  /** Writes a field, also a final one. */
  static void longAt(Object base, long offset, long value) {
    RawMemory.putBits(base, offset, Long.BYTES, value);
  }

  /** The index of the element of {@code array} that lies at {@code offset}. */
  static int index(Object array, long offset) {
    Class<?> type = array.getClass().getComponentType();
    return (int) ((offset - base(type)) / scale(type));
  }

  private static int base(Class<?> element) {
    return UNSAFE_CONSTANTS[2 * kind(element)];
  }

  private static int scale(Class<?> element) {
    return UNSAFE_CONSTANTS[2 * kind(element) + 1];
  }

  private static int kind(Class<?> element) {
    if (!element.isPrimitive()) {
      return ELEMENTS.length - 1;
    }
    for (int i = 0; i < ELEMENTS.length - 1; i++) {
      if (ELEMENTS[i] == element) {
        return i;
      }
    }
    return ELEMENTS.length - 1;
  }

  /** The declared instance field, {@code null} if the class has none of that name. */
  static Field field(Class<?> type, String name) {
    try {
      return type.getDeclaredField(name);
    } catch (NoSuchFieldException | SecurityException absent) {
      return null;
    }
  }

  static RuntimeException wrap(Throwable failure) {
    return RawMemory.wrap(failure);
  }
}
