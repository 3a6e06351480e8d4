package dev.racetest.scheduler.install;

import java.util.Optional;

/**
 * Makes sure that the agent is active in this JVM: it is already where {@code -javaagent} was
 * given, otherwise it is loaded into the running JVM. This class touches none that the agent must
 * define first.
 */
public final class Installer {
  private static final String STATE = "racetest.agent.state";
  private static final String EXPLORING = "active";
  private static final String WATCHING = "watching";

  /** Where the agent finds the number of the thread that waits for it. */
  private static final String CALLER = "racetest.agent.caller";

  private static final String HOW =
      "\n  Start the test JVM with -javaagent:<path of racetest-agent.jar>%s; the README"
          + " shows how for Maven and Gradle.";

  private static String failure;

  private Installer() {}

  /**
   * Installs the agent for explorations unless it is active.
   *
   * @throws IllegalStateException if that is not possible; the message says why and what to do
   */
  public static synchronized void install() {
    if (is(EXPLORING)) {
      return;
    }
    if (is(WATCHING)) {
      throw new IllegalStateException(
          "RaceTest cannot explore in this JVM, so nothing was tested: its agent was started to"
              + " watch threads as they run (argument \"race\"), and cannot do both.");
    }
    if (failure == null) {
      failure = attach("", EXPLORING);
    }
    if (failure != null) {
      throw new IllegalStateException(
          "RaceTest cannot rewrite classes in this JVM, so nothing was tested: "
              + failure
              + HOW.formatted(""));
    }
  }

  /**
   * The argument that gives the agent to a JVM from the start.
   *
   * @return such as {@code -javaagent:/path/racetest-agent.jar}; empty if its jar is not found
   */
  public static Optional<String> argument() {
    try {
      return Optional.of("-javaagent:" + AgentJar.locate());
    } catch (InstallationException notThere) {
      return Optional.empty();
    }
  }

  /**
   * Installs the agent to watch threads as they run, unless it does.
   *
   * @throws IllegalStateException if that is not possible; the message says why and what to do
   */
  public static synchronized void watch() {
    if (is(WATCHING)) {
      return;
    }
    if (is(EXPLORING)) {
      throw new IllegalStateException(
          "RaceTest cannot watch this JVM, so no test was run: its agent was started for"
              + " explorations, and cannot do both."
              + HOW.formatted("=race"));
    }
    if (failure == null) {
      System.setProperty(CALLER, Long.toString(Thread.currentThread().getId()));
      failure = attach("race", WATCHING);
      System.clearProperty(CALLER);
    }
    if (failure != null) {
      throw new IllegalStateException(
          "RaceTest cannot rewrite classes in this JVM, so no test was run: "
              + failure
              + HOW.formatted("=race"));
    }
  }

  /** Whether the agent watches threads as they run. */
  public static boolean isWatching() {
    return is(WATCHING);
  }

  private static boolean is(String state) {
    return state.equals(System.getProperty(STATE));
  }

  /** Returns why that was not possible, {@code null} if it was. */
  private static String attach(String arguments, String wanted) {
    String state = System.getProperty(STATE);
    if (state != null) {
      return state;
    }
    try {
      String jar = AgentJar.locate();
      SelfAttachment.attach(jar, arguments);
      if (!is(wanted)) {
        return System.getProperty(STATE, "the agent was loaded but did not start");
      }
      if (is(EXPLORING)) {
        System.err.println(
            "[racetest] agent loaded at run time; to start faster and without the JDK's warning,"
                + " give the test JVM -javaagent:"
                + jar);
      }
      return null;
    } catch (InstallationException reason) {
      return reason.getMessage();
    }
  }
}
