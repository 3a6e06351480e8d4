package dev.racetest.watch;

import java.lang.reflect.Method;

/**
 * Whether a method handle may synchronise without any code that shows it. One that calls a method
 * does not: what it calls is rewritten like all code. Handles of variables do, and those of the few
 * methods that are watched where they are called.
 */
final class Handles {
  private volatile boolean mayOrder;

  /** Whether such a handle has been asked for. */
  boolean mayOrder() {
    return mayOrder;
  }

  /** A handle is asked for that may be one. */
  void expectAny() {
    mayOrder = true;
  }

  /**
   * A handle of a method is asked for.
   *
   * @param place a class, or an object that is to be the receiver
   * @param name the method's name
   */
  void expect(Object place, String name) {
    Class<?> type =
        place instanceof Class<?> found ? found : place == null ? null : place.getClass();
    if (type != null && isWatchedWhereItIsCalled(type.getName(), name)) {
      expectAny();
    }
  }

  /** A handle of a method is asked for. */
  void expect(Method method) {
    if (method != null) {
      expect(method.getDeclaringClass(), method.getName());
    }
  }

  private static boolean isWatchedWhereItIsCalled(String type, String name) {
    return type.startsWith("java.lang.invoke.")
        || type.equals("java.lang.reflect.Field")
        || type.endsWith(".misc.Unsafe")
        || "wait".equals(name)
        || "isAlive".equals(name)
        || "getState".equals(name);
  }
}
