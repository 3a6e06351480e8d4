package dev.racetest.scheduler.install;

import java.io.File;
import java.net.URI;
import java.net.URL;

/** Finds the agent's jar among the test's dependencies. */
final class AgentJar {
  private static final String AGENT = "dev/racetest/agent/RaceTestAgent.class";

  private AgentJar() {}

  static String locate() throws InstallationException {
    URL url = AgentJar.class.getClassLoader().getResource(AGENT);
    if (url == null) {
      throw new InstallationException(
          "racetest-agent is not on the class path; it comes with the dependency"
              + " dev.racetest:racetest-junit");
    }
    if (!url.getProtocol().equals("jar")) {
      throw new InstallationException(
          "racetest-agent is on the class path as a folder, but must be a jar: " + url);
    }
    String inside = url.getPath();
    return new File(URI.create(inside.substring(0, inside.indexOf("!/")))).getPath();
  }
}
