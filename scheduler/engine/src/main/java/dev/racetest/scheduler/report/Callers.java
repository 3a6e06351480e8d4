package dev.racetest.scheduler.report;

import java.util.List;

/** Whose doing an access is, by its stack. */
final class Callers {
  /** Parts of the JDK that call back without a lock of their own, or with one that is followed. */
  private static final List<String> WITHOUT_HIDDEN_LOCKS =
      List.of(
          "java.util.",
          "java.text.",
          "java.io.Object",
          "java.lang.AbstractStringBuilder",
          "java.lang.Enum",
          "java.lang.Iterable",
          "java.lang.ScopedValue",
          "java.lang.String",
          "java.lang.Thread",
          "java.lang.VirtualThread",
          "java.lang.invoke.",
          "java.lang.ref.",
          "java.lang.reflect.",
          "java.lang.runtime.",
          "java.security.AccessController",
          "jdk.internal.misc.",
          "jdk.internal.ref.",
          "jdk.internal.reflect.",
          "jdk.internal.vm.",
          "jdk.proxy");

  private Callers() {}

  /**
   * The outermost call into an object of the JDK that works for its caller, such as {@code
   * HashMap.put}; empty if the innermost frame is none.
   */
  static String operation(StackTraceElement[] stack) {
    String operation = "";
    for (StackTraceElement frame : stack) {
      if (!Frames.isCalledForItself(frame.getClassName())) {
        break;
      }
      operation = Names.simple(frame.getClassName()) + "." + frame.getMethodName();
    }
    return operation;
  }

  /**
   * Whether the code under test made the access, itself or by a call into the JDK that does nothing
   * else. What some other part of the JDK does to its collections, or lets code under test do by
   * calling it back, may be guarded by a lock that is not seen.
   *
   * @param stack {@code null} if it is not known
   */
  static boolean areOfTheCodeUnderTest(StackTraceElement[] stack) {
    if (stack == null) {
      return true;
    }
    int frame = 0;
    while (frame < stack.length && Frames.isCalledForItself(stack[frame].getClassName())) {
      frame++;
    }
    if (frame == stack.length || Frames.isPlatform(stack[frame].getClassName())) {
      return false;
    }
    for (; frame < stack.length; frame++) {
      String name = stack[frame].getClassName();
      if (Frames.isOwn(name)) {
        return true;
      }
      if (Frames.isPlatform(name) && !Frames.startsWithAny(name, WITHOUT_HIDDEN_LOCKS)) {
        return false;
      }
    }
    return true;
  }
}
