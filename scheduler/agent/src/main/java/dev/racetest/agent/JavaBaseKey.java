package dev.racetest.agent;

import java.lang.invoke.MethodHandles;

/**
 * The only class that {@code java.base} is opened to. It counts as that in the class loader that
 * {@link JavaBase} defines it in; the class of the same name on the class path opens nothing.
 */
public final class JavaBaseKey {
  private JavaBaseKey() {}

  /** A lookup with the rights of this class; the caller is one who asked it of the right class. */
  public static MethodHandles.Lookup lookup() {
    return MethodHandles.lookup();
  }
}
