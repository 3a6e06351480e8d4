package dev.racetest.scheduler.report;

import java.util.List;

/** Where a stack was, and whose its frames are. */
final class Frames {
  private static final List<String> OWN =
      List.of("dev.racetest.scheduler.", "dev.racetest.hooks.", "dev.racetest.junit.");
  private static final List<String> PLUMBING =
      List.of(
          "dev.racetest.scheduler.",
          "dev.racetest.hooks.",
          "dev.racetest.junit.",
          "org.junit.",
          "java.lang.reflect.",
          "jdk.internal.",
          "sun.reflect.",
          "java.lang.invoke.",
          "org.apache.maven.",
          "org.gradle.",
          "com.intellij.");
  private static final List<String> PLATFORM =
      List.of("java.", "javax.", "jdk.", "sun.", "com.sun.");

  private static final List<String> FOR_ITSELF =
      List.of(
          "java.util.",
          "java.text.",
          "java.io.Object",
          "java.lang.System",
          "java.lang.invoke.",
          "java.lang.reflect.",
          "jdk.internal.reflect.");

  /** The place of a stack without a frame of the code under test. */
  static final String NOWHERE = "an unknown place";

  private Frames() {}

  /** The stack of the caller, without the scheduler's own frames on top. */
  static StackTraceElement[] capture() {
    StackTraceElement[] all = new Throwable().getStackTrace();
    int first = 0;
    while (first < all.length && startsWithAny(all[first].getClassName(), OWN)) {
      first++;
    }
    return java.util.Arrays.copyOfRange(all, first, all.length);
  }

  /** A frame in the form that IDEs link. */
  private static String text(StackTraceElement frame) {
    String place = frame.getFileName() == null ? "Unknown Source" : line(frame);
    return frame.getClassName() + "." + frame.getMethodName() + "(" + place + ")";
  }

  /**
   * The place of the first frame that is not of the JDK, such as {@code Account.java:30}; the whole
   * frame where the class was compiled without the name of its file.
   */
  static String place(StackTraceElement[] stack) {
    for (StackTraceElement frame : stack) {
      if (!isPlatform(frame.getClassName()) && !startsWithAny(frame.getClassName(), PLUMBING)) {
        return frame.getFileName() == null ? text(frame) : line(frame);
      }
    }
    return NOWHERE;
  }

  /** The entry of a synchronized method has no line. */
  private static String line(StackTraceElement frame) {
    return frame.getLineNumber() < 0
        ? frame.getFileName()
        : frame.getFileName() + ":" + frame.getLineNumber();
  }

  /**
   * Whether the class is one of the JDK whose work is its caller's: collections, formats, streams,
   * serialization and the reflection by which it calls.
   */
  static boolean isCalledForItself(String className) {
    return startsWithAny(className, FOR_ITSELF) && !className.startsWith("java.util.concurrent.");
  }

  /** Whether the class is part of RaceTest: what lies below it on a stack is not under test. */
  static boolean isOwn(String className) {
    return startsWithAny(className, OWN);
  }

  static boolean isPlatform(String className) {
    return startsWithAny(className, PLATFORM);
  }

  static boolean startsWithAny(String name, List<String> prefixes) {
    for (String prefix : prefixes) {
      if (name.startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }
}
