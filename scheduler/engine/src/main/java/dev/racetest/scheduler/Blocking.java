package dev.racetest.scheduler;

/** Tells from a thread's state and stack whether it waits for something outside. */
final class Blocking {
  private Blocking() {}

  /** Whether the thread waits, or is in native code that may wait for input or output. */
  static boolean isBlocked(Thread thread, StackTraceElement[] stack) {
    switch (thread.getState()) {
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
