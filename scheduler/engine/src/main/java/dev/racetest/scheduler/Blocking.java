package dev.racetest.scheduler;

import dev.racetest.scheduler.execution.Whereabouts;

/** Tells from a thread's state and stack whether it waits for something outside. */
final class Blocking {
  private Blocking() {}

  /**
   * Where a thread is.
   *
   * @param state what it was in before the stack was taken
   */
  static Whereabouts whereabouts(Thread.State state, StackTraceElement[] stack) {
    return Whereabouts.of(isBlocked(state, stack), stack);
  }

  /** Whether the thread waits, or is in native code that may wait for input or output. */
  private static boolean isBlocked(Thread.State state, StackTraceElement[] stack) {
    switch (state) {
      case BLOCKED:
      case WAITING:
      case TIMED_WAITING:
        return true;
      case RUNNABLE:
        return stack.length > 0 && stack[0].isNativeMethod() && isInput(stack[0].getClassName());
      default:
        return false;
    }
  }

  private static boolean isInput(String type) {
    return type.startsWith("sun.nio.")
        || type.startsWith("java.io.")
        || type.startsWith("java.net.")
        || type.startsWith("java.lang.Process");
  }
}
