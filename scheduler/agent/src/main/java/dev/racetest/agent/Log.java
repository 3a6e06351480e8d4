package dev.racetest.agent;

/** The agent's few messages. It cannot know which logging library the application uses. */
final class Log {
  private static final boolean DEBUG = Boolean.getBoolean("racetest.agent.debug");

  private Log() {}

  /** Prints a warning; the stack of its cause only with {@code -Dracetest.agent.debug=true}. */
  static void warn(String message, Throwable cause) {
    System.err.println("[racetest] warning: " + message + " (" + cause + ")");
    if (DEBUG) {
      cause.printStackTrace();
    }
  }
}
