package dev.racetest.scheduler.install;

import java.io.File;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Loads an agent into this JVM by way of a second one: a JVM may not attach to itself. */
final class SelfAttachment {
  private static final long SECONDS = 60L;

  private SelfAttachment() {}

  /** Loads the agent with its arguments, which the calling thread waits for. */
  static void attach(String jar, String arguments) throws InstallationException {
    String java = new File(System.getProperty("java.home"), "bin/java").getPath();
    String pid = Long.toString(ProcessHandle.current().pid());
    try {
      Process helper =
          new ProcessBuilder(
                  List.of(java, "-cp", jar, "dev.racetest.agent.AttachMain", pid, jar, arguments))
              .redirectErrorStream(true)
              .start();
      helper.getOutputStream().close();
      String said = new String(helper.getInputStream().readAllBytes(), Charset.defaultCharset());
      if (!helper.waitFor(SECONDS, TimeUnit.SECONDS)) {
        helper.destroyForcibly();
        throw new InstallationException("the JVM did not answer within " + SECONDS + " seconds");
      }
      if (helper.exitValue() != 0) {
        throw new InstallationException("loading the agent was refused: " + said.trim());
      }
    } catch (IOException cannotStart) {
      throw new InstallationException("cannot start " + java + ": " + cannotStart.getMessage());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new InstallationException("interrupted while the agent was being loaded");
    }
  }
}
