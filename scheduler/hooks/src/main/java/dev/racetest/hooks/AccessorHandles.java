package dev.racetest.hooks;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;

/**
 * Puts announcements in front of method handles that access fields and array elements. Where such a
 * handle goes afterwards (bound, adapted, kept for later) nobody can follow, so it is done where it
 * is made.
 */
public final class AccessorHandles {
  private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();

  private AccessorHandles() {}

  /** The handle of a field that was looked up by name. */
  public static MethodHandle field(
      MethodHandle handle, Class<?> type, String name, boolean write, int site) {
    Thread suspended = Hooks.suspend();
    try {
      return announcing(handle, find(type, name), write, site);
    } finally {
      Hooks.resume(suspended);
    }
  }

  /** The handle of a field given by reflection. */
  public static MethodHandle field(MethodHandle handle, Field field, boolean write, int site) {
    Thread suspended = Hooks.suspend();
    try {
      return announcing(handle, field, write, site);
    } finally {
      Hooks.resume(suspended);
    }
  }

  /** The handle of the elements of an array. */
  public static MethodHandle element(MethodHandle handle, boolean write, int site) {
    Thread suspended = Hooks.suspend();
    try {
      MethodHandle hook = hook("element", Object.class, int.class, boolean.class, int.class);
      hook = MethodHandles.insertArguments(hook, 2, write, site);
      MethodType type =
          MethodType.methodType(void.class, handle.type().parameterType(0), int.class);
      return MethodHandles.foldArguments(handle, hook.asType(type));
    } finally {
      Hooks.resume(suspended);
    }
  }

  /** The handle of one access mode of a {@code VarHandle}. */
  public static MethodHandle mode(
      MethodHandle handle, VarHandle variable, VarHandle.AccessMode mode, int site) {
    Thread suspended = Hooks.suspend();
    try {
      MethodType coordinates = coordinates(handle.type(), AccessModes.values(mode.methodName()), 0);
      MethodHandle hook = announcingMode(coordinates, mode, site);
      return withEnd(MethodHandles.foldArguments(handle, hook.bindTo(variable)), mode, site);
    } finally {
      Hooks.resume(suspended);
    }
  }

  /** The handle of one access mode of any {@code VarHandle}, which is its first argument. */
  public static MethodHandle invoker(MethodHandle handle, VarHandle.AccessMode mode, int site) {
    Thread suspended = Hooks.suspend();
    try {
      MethodType coordinates = coordinates(handle.type(), AccessModes.values(mode.methodName()), 1);
      MethodHandle hook = announcingMode(coordinates, mode, site);
      hook = hook.asType(hook.type().changeParameterType(0, VarHandle.class));
      return withEnd(MethodHandles.foldArguments(handle, hook), mode, site);
    } finally {
      Hooks.resume(suspended);
    }
  }

  private static MethodType coordinates(MethodType type, int values, int before) {
    return MethodType.methodType(
        void.class, type.parameterList().subList(before, type.parameterCount() - values));
  }

  /** A hook that takes the variable's handle and its coordinates. */
  private static MethodHandle announcingMode(
      MethodType coordinates, VarHandle.AccessMode mode, int site) {
    int bits = AccessModes.ofVarHandle(mode.methodName());
    boolean isConditional = (bits & AccessMode.CONDITIONAL) != 0;
    if (isConditional && !isTold(mode)) {
      bits = bits & ~AccessMode.CONDITIONAL | AccessMode.UNCERTAIN;
    }
    MethodHandle hook =
        hook("variable", Object.class, Object.class, int.class, int.class, int.class);
    hook = MethodHandles.insertArguments(hook, 3, bits, site);
    int count = coordinates.parameterCount();
    if (count < 2) {
      hook = MethodHandles.insertArguments(hook, 2, -1);
    }
    if (count == 0) {
      hook = MethodHandles.insertArguments(hook, 1, (Object) null);
    }
    if (count > 2) {
      return MethodHandles.dropArguments(
          MethodHandles.empty(MethodType.methodType(void.class, Object.class)),
          1,
          coordinates.parameterList());
    }
    return hook.asType(coordinates.insertParameterTypes(0, Object.class));
  }

  /** Whether the result of the access says whether it has written. */
  private static boolean isTold(VarHandle.AccessMode mode) {
    String name = mode.methodName();
    return name.startsWith("compareAndSet") || name.startsWith("weakCompareAndSet");
  }

  private static MethodHandle withEnd(MethodHandle handle, VarHandle.AccessMode mode, int site) {
    if (!isTold(mode)) {
      return handle;
    }
    try {
      MethodHandle end =
          LOOKUP.findStatic(
              Hooks.class,
              "compareAndSetEnded",
              MethodType.methodType(boolean.class, boolean.class, int.class));
      return MethodHandles.filterReturnValue(handle, MethodHandles.insertArguments(end, 1, site));
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static Field find(Class<?> start, String name) {
    for (Class<?> type = start; type != null; type = type.getSuperclass()) {
      try {
        return type.getDeclaredField(name);
      } catch (NoSuchFieldException inherited) {
        // Looked for in the superclass.
      }
    }
    return null;
  }

  private static MethodHandle announcing(
      MethodHandle handle, Field field, boolean write, int site) {
    if (field == null) {
      return handle;
    }
    MethodHandle hook = hook("reflective", Object.class, Object.class, boolean.class, int.class);
    hook = MethodHandles.insertArguments(hook, 2, write, site);
    hook = MethodHandles.insertArguments(hook, 0, field);
    if (Modifier.isStatic(field.getModifiers())) {
      hook = MethodHandles.insertArguments(hook, 0, (Object) null);
    } else {
      Class<?> target = handle.type().parameterType(0);
      hook = hook.asType(MethodType.methodType(void.class, target));
    }
    return MethodHandles.foldArguments(handle, hook);
  }

  private static MethodHandle hook(String name, Class<?>... parameters) {
    try {
      return LOOKUP.findStatic(
          MemoryHooks.class, name, MethodType.methodType(void.class, parameters));
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
