package dev.racetest.scheduler;

import java.util.List;

/** Exceptions of the code under test in words; their own methods may fail. */
final class Describing {
  private Describing() {}

  static String safely(Throwable exception) {
    try {
      return exception.toString();
    } catch (Throwable itself) {
      return exception.getClass().getName() + " (its toString() failed)";
    }
  }

  /** The stack of the exception; empty if it does not say. */
  static List<StackTraceElement> stack(Throwable exception) {
    try {
      return List.of(exception.getStackTrace());
    } catch (Throwable itself) {
      return List.of();
    }
  }

  /**
   * The first frame of the stack that is neither the JDK's nor an assertion library's, as text;
   * empty if there is none.
   */
  static String place(Throwable exception) {
    try {
      for (StackTraceElement frame : exception.getStackTrace()) {
        String name = frame.getClassName();
        if (!isOfOthers(name) && !isOwn(name)) {
          return frame.toString();
        }
      }
    } catch (Throwable itself) {
      return "";
    }
    return "";
  }

  private static boolean isOfOthers(String className) {
    return className.startsWith("java.")
        || className.startsWith("jdk.")
        || className.startsWith("org.junit.")
        || className.startsWith("org.assertj.")
        || className.startsWith("org.hamcrest.");
  }

  private static boolean isOwn(String className) {
    return className.startsWith("dev.racetest.scheduler.")
        || className.startsWith("dev.racetest.hooks.")
        || className.startsWith("dev.racetest.junit.");
  }
}
