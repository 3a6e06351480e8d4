package dev.racetest.agent;

import java.security.CodeSource;
import java.util.Set;
import java.util.stream.Collectors;

/** The agent's few messages. It cannot know which logging library the application uses. */
final class Log {
  private static final boolean DEBUG = Boolean.getBoolean("racetest.agent.debug");

  /** How many classes a message names. */
  private static final int MOST_NAMES = 5;

  private Log() {}

  /**
   * Tells what the agent has missed by coming late.
   *
   * @param loadedBefore the program's classes that were there before it, by internal name
   */
  static void late(Set<String> loadedBefore) {
    String missed =
        loadedBefore.isEmpty()
            ? ""
            : "; it came too late for the fields of "
                + loadedBefore.stream()
                    .sorted()
                    .limit(MOST_NAMES)
                    .map(name -> name.replace('/', '.'))
                    .collect(Collectors.joining(", "))
                + (loadedBefore.size() > MOST_NAMES ? " and others" : "")
                + ", which are not watched";
    System.err.println(
        "[racetest] agent loaded at run time"
            + missed
            + "; to have everything watched, and to start faster, give the test JVM -javaagent:"
            + jar()
            + "=race");
  }

  private static String jar() {
    CodeSource source = Log.class.getProtectionDomain().getCodeSource();
    return source == null ? "racetest-agent.jar" : source.getLocation().getPath();
  }

  /** Prints a warning; the stack of its cause only with {@code -Dracetest.agent.debug=true}. */
  static void warn(String message, Throwable cause) {
    System.err.println("[racetest] warning: " + message + " (" + cause + ")");
    if (DEBUG) {
      cause.printStackTrace();
    }
  }
}
