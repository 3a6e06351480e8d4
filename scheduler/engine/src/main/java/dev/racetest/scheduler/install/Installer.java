package dev.racetest.scheduler.install;

import java.util.Optional;

/**
 * Makes sure that the agent is active in this JVM: it is already where {@code -javaagent} was
 * given, otherwise it is loaded into the running JVM. This class touches none that the agent must
 * define first.
 */
public final class Installer {
  private static final String STATE = "racetest.agent.state";
  private static String failure;

  private Installer() {}

  /**
   * Installs the agent unless it is active.
   *
   * @throws IllegalStateException if that is not possible; the message says why and what to do
   */
  public static synchronized void install() {
    if (isActive()) {
      return;
    }
    if (failure == null) {
      failure = attach();
    }
    if (failure != null) {
      throw new IllegalStateException(
          "RaceTest cannot rewrite classes in this JVM, so nothing was tested: "
              + failure
              + "\n  Start the test JVM with -javaagent:<path of racetest-agent.jar>; the README"
              + " shows how for Maven and Gradle.");
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

  private static boolean isActive() {
    return "active".equals(System.getProperty(STATE));
  }

  private static String attach() {
    String state = System.getProperty(STATE);
    if (state != null) {
      return state;
    }
    try {
      String jar = AgentJar.locate();
      SelfAttachment.attach(jar);
      if (isActive()) {
        System.err.println(
            "[racetest] agent loaded at run time; to start faster and without the JDK's warning,"
                + " give the test JVM -javaagent:"
                + jar);
        return null;
      }
      return System.getProperty(STATE, "the agent was loaded but did not start");
    } catch (InstallationException reason) {
      return reason.getMessage();
    }
  }
}
