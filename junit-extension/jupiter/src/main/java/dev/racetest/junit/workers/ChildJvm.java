package dev.racetest.junit.workers;

import dev.racetest.scheduler.install.Installer;
import dev.racetest.scheduler.install.JvmArguments;
import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** A JVM like this one: with its Java, arguments, class path and working directory. */
final class ChildJvm {
  /** What a build tool may keep away from the class path of tests, although they need it. */
  private static final List<String> NEEDED =
      List.of(
          "org.junit.platform.launcher.core.LauncherFactory",
          "org.junit.platform.engine.TestEngine",
          "org.junit.platform.commons.JUnitException",
          "org.junit.jupiter.engine.JupiterTestEngine",
          "org.junit.jupiter.api.Test",
          "org.opentest4j.AssertionFailedError",
          "dev.racetest.junit.RaceTest");

  private static final String AGENT = "racetest-agent";
  private static final long KILLED_MILLIS = 1_000L;

  private ChildJvm() {}

  /**
   * The command that starts such a JVM with the agent.
   *
   * @param main the class to be run
   */
  static ProcessBuilder running(String main, String... arguments) {
    List<String> command = new ArrayList<>(JvmArguments.command());
    if (command.stream().noneMatch(ChildJvm::isAgent)) {
      Installer.argument().ifPresent(command::add);
    }
    command.addAll(List.of("-classpath", classPath(), main));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    JvmArguments.removeFrom(builder.environment());
    return builder;
  }

  private static boolean isAgent(String argument) {
    return argument.startsWith("-javaagent:")
        && new File(argument.split("[:=]", 3)[1]).getName().startsWith(AGENT);
  }

  private static String classPath() {
    String given =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    Set<String> entries = new LinkedHashSet<>(List.of(given.split(File.pathSeparator)));
    for (String name : NEEDED) {
      String entry = entryOf(name);
      if (entry != null) {
        entries.add(entry);
      }
    }
    return String.join(File.pathSeparator, entries);
  }

  /** Where a class comes from; null if that is not known. */
  private static String entryOf(String name) {
    for (ClassLoader loader :
        new ClassLoader[] {
          Thread.currentThread().getContextClassLoader(), ChildJvm.class.getClassLoader()
        }) {
      try {
        CodeSource source =
            Class.forName(name, false, loader).getProtectionDomain().getCodeSource();
        if (source != null && source.getLocation() != null) {
          return Path.of(source.getLocation().toURI()).toString();
        }
      } catch (ClassNotFoundException | LinkageError | URISyntaxException elsewhere) {
        // Then the child will say what it misses.
      } catch (IllegalArgumentException | FileSystemNotFoundException notFile) {
        return null;
      }
    }
    return null;
  }

  /** Waits for the end of a process, kills it if that takes too long, and says how it has ended. */
  static String end(Process process, long patienceMillis) {
    boolean isInterrupted = false;
    boolean isKilled = false;
    while (true) {
      try {
        if (process.waitFor(isKilled ? KILLED_MILLIS : patienceMillis, TimeUnit.MILLISECONDS)) {
          break;
        }
        isKilled = true;
        process.destroyForcibly();
      } catch (InterruptedException later) {
        isInterrupted = true;
      }
    }
    if (isInterrupted) {
      Thread.currentThread().interrupt();
    }
    return isKilled ? "it did not end and was killed" : "exit status " + process.exitValue();
  }
}
