package dev.racetest.scheduler.text;

import java.util.List;

/** Whose the frames of a stack are, and how they are written. */
final class Frames {
  private static final List<String> ENGINE =
      List.of("dev.racetest.scheduler.", "dev.racetest.hooks.");
  private static final List<String> FRAMEWORK =
      List.of(
          "dev.racetest.junit.",
          "org.junit.",
          "org.apache.maven.",
          "org.gradle.",
          "worker.org.gradle.",
          "com.intellij.",
          "org.eclipse.jdt.");
  private static final List<String> PLATFORM =
      List.of("java.", "javax.", "jdk.", "sun.", "com.sun.");
  private static final List<String> MECHANICS =
      List.of("java.lang.reflect.", "java.lang.invoke.", "jdk.internal.", "sun.reflect.");

  /** Whose a frame is. */
  enum Owner {
    /** The code under test and the libraries it uses. */
    USER,
    /** The JDK. */
    PLATFORM,
    /** The test framework, RaceTest included. */
    FRAMEWORK
  }

  private Frames() {}

  static Owner owner(StackTraceElement frame) {
    String name = frame.getClassName();
    if (startsWithAny(name, ENGINE) || startsWithAny(name, FRAMEWORK)) {
      return Owner.FRAMEWORK;
    }
    return startsWithAny(name, PLATFORM) ? Owner.PLATFORM : Owner.USER;
  }

  /**
   * Whether the frame is part of how the JDK or RaceTest runs a thread or calls a method. What
   * there is of these depends on the JDK, and it says nothing about the code under test.
   */
  static boolean isMechanics(StackTraceElement frame) {
    String name = frame.getClassName();
    return startsWithAny(name, ENGINE) || startsWithAny(name, MECHANICS) || isThread(frame);
  }

  private static boolean isThread(StackTraceElement frame) {
    String name = frame.getClassName();
    return (name.equals("java.lang.Thread") || name.startsWith("java.lang.VirtualThread"))
        && frame.getMethodName().startsWith("run");
  }

  /** A frame in the form that IDEs link. */
  static String text(StackTraceElement frame) {
    String place = frame.getFileName() == null ? "Unknown Source" : line(frame);
    return method(frame) + "(" + place + ")";
  }

  static String method(StackTraceElement frame) {
    return frame.getClassName() + "." + frame.getMethodName();
  }

  /** The entry of a synchronized method has no line. */
  private static String line(StackTraceElement frame) {
    return frame.getLineNumber() < 0
        ? frame.getFileName()
        : frame.getFileName() + ":" + frame.getLineNumber();
  }

  /**
   * The place of the first frame of the code under test, such as {@code Account.java:30}; the whole
   * frame where the class was compiled without the name of its file.
   */
  static String place(List<StackTraceElement> stack) {
    for (StackTraceElement frame : stack) {
      if (owner(frame) == Owner.USER) {
        return frame.getFileName() == null ? text(frame) : line(frame);
      }
    }
    return "an unknown place";
  }

  private static boolean startsWithAny(String name, List<String> prefixes) {
    return prefixes.stream().anyMatch(name::startsWith);
  }
}
