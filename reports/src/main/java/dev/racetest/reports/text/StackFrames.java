package dev.racetest.reports.text;

/** Stack frames in the form that Java prints and IDEs link. */
public final class StackFrames {
  private StackFrames() {}

  /** A frame without its class loader and module, {@code pkg.Class.method(File.java:12)}. */
  public static String text(StackTraceElement frame) {
    return frame.getClassName() + "." + frame.getMethodName() + "(" + position(frame) + ")";
  }

  private static String position(StackTraceElement frame) {
    if (frame.isNativeMethod()) {
      return "Native Method";
    }
    String file = frame.getFileName();
    if (file == null) {
      return "Unknown Source";
    }
    return frame.getLineNumber() < 0 ? file : file + ":" + frame.getLineNumber();
  }
}
