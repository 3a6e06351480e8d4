package dev.racetest.scheduler;

import java.util.List;
import java.util.Optional;

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
    return frame(exception).map(StackTraceElement::toString).orElse("");
  }

  private static Optional<StackTraceElement> frame(Throwable exception) {
    try {
      for (StackTraceElement frame : exception.getStackTrace()) {
        String name = frame.getClassName();
        if (!isOfOthers(name) && !isOwn(name)) {
          return Optional.of(frame);
        }
      }
    } catch (Throwable itself) {
      return Optional.empty();
    }
    return Optional.empty();
  }

  /** The same, no more than file and line if these are known: {@code Account.java:33}. */
  static String site(Throwable exception) {
    return frame(exception).map(Describing::site).orElse("an unknown place");
  }

  private static String site(StackTraceElement frame) {
    return frame.getFileName() == null || frame.getLineNumber() < 0
        ? frame.toString()
        : frame.getFileName() + ":" + frame.getLineNumber();
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
