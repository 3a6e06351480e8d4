package dev.racetest.scheduler;

import java.io.PrintWriter;
import java.io.StringWriter;

/** Exceptions of the code under test in words; their own methods may fail. */
final class Describing {
  private static final int FRAMES = 12;

  private Describing() {}

  /** Below these frames there is nothing of the user's. */
  private static boolean isPlumbing(String className) {
    return className.startsWith("dev.racetest.scheduler.") && !className.contains("RaceTests")
        || className.startsWith("dev.racetest.junit.")
        || className.startsWith("jdk.internal.reflect.");
  }

  static String safely(Throwable exception) {
    try {
      return exception.toString();
    } catch (Throwable itself) {
      return exception.getClass().getName() + " (its toString() failed)";
    }
  }

  /** The first frames of the stack; the whole stack is in the exception, which is the cause. */
  static String stack(Throwable exception) {
    try {
      StringWriter text = new StringWriter();
      PrintWriter out = new PrintWriter(text);
      int left = FRAMES;
      for (StackTraceElement frame : exception.getStackTrace()) {
        if (isPlumbing(frame.getClassName()) || left-- == 0) {
          break;
        }
        out.print("      at " + frame + "\n");
      }
      return text.toString();
    } catch (Throwable itself) {
      return "";
    }
  }

  /** The first frame of the stack that is not the JDK's, as text; empty if there is none. */
  static String place(Throwable exception) {
    try {
      for (StackTraceElement frame : exception.getStackTrace()) {
        String name = frame.getClassName();
        if (!name.startsWith("java.") && !name.startsWith("jdk.") && !isPlumbing(name)) {
          return frame.toString();
        }
      }
    } catch (Throwable itself) {
      return "";
    }
    return "";
  }
}
