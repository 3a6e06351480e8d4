package dev.racetest.hooks;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
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
