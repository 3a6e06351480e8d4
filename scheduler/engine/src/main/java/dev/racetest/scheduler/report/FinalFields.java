package dev.racetest.scheduler.report;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;

/** What final fields guarantee about the objects that they lead to (JLS 17.5). */
final class FinalFields {
  private FinalFields() {}

  /**
   * Whether the object was written to by a constructor that may have stored it, or what leads to
   * it, in a final field.
   *
   * @param written the object's class
   * @param write the stack of the write
   * @param loader the loader of the class that the write is in
   */
  static boolean mayLeadTo(Class<?> written, StackTraceElement[] write, ClassLoader loader) {
    if (write == null) {
      return false;
    }
    for (StackTraceElement frame : write) {
      if (Frames.isOwn(frame.getClassName())) {
        return false;
      }
      boolean isConstructor =
          frame.getMethodName().equals("<init>") && !Frames.isPlatform(frame.getClassName());
      if (isConstructor && hasFinalReference(frame.getClassName(), loader, written)) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasFinalReference(String name, ClassLoader loader, Class<?> written) {
    try {
      Class<?> type = Class.forName(name, false, loader);
      if (type.isAssignableFrom(written)) {
        // The object that is constructed: its own fields are not reached by way of another.
        return false;
      }
      for (Field field : type.getDeclaredFields()) {
        int modifiers = field.getModifiers();
        if (Modifier.isFinal(modifiers)
            && !Modifier.isStatic(modifiers)
            && !field.getType().isPrimitive()) {
          return true;
        }
      }
      return false;
    } catch (ClassNotFoundException | LinkageError unknown) {
      return false;
    }
  }
}
