package dev.racetest.junit;

import dev.racetest.fixtures.all.RunTests;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Runs test classes in a JVM of their own, with the agent or without. */
final class TestJvm {
  /**
   * What has come of them.
   *
   * @param failures the messages of tests and containers that have failed, by their names
   * @param passed the names of tests that have passed
   * @param said all that the JVM has printed
   * @param exitStatus of the JVM
   */
  record Outcome(Map<String, String> failures, Set<String> passed, String said, int exitStatus) {

    /** The message with which a test has failed. */
    String failure(String test) {
      String message = failures.get(test);
      if (message == null) {
        throw new AssertionError(test + " has not failed; " + failures.keySet() + "\n" + said);
      }
      return message;
    }
  }

  private final List<String> options = new ArrayList<>();
  private String classPath =
      System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  private final List<String> arguments = new ArrayList<>();

  /** A JVM without the agent; that of this JVM is not handed on. */
  TestJvm(Class<?>... tests) {
    options.add("-Dracetest.reports=off");
    for (Class<?> test : tests) {
      arguments.add(test.getName());
    }
  }

  /** With one more argument for the JVM. */
  TestJvm with(String option) {
    options.add(option);
    return this;
  }

  /** With a folder that comes before everything else on the class path. */
  TestJvm withFirst(Path folder) {
    classPath = folder + File.pathSeparator + classPath;
    return this;
  }

  /** With a configuration parameter that those who start the tests give. */
  TestJvm withParameter(String name, String value) {
    arguments.add(name + "=" + value);
    return this;
  }

  /** With the agent, which is given arguments. */
  TestJvm withAgent(String agentArguments) {
    return with("-javaagent:" + agent() + agentArguments);
  }

  static Path agent() {
    URL url = ClassLoader.getSystemResource("dev/racetest/agent/RaceTestAgent.class");
    String inside = url.getPath();
    return Path.of(new File(URI.create(inside.substring(0, inside.indexOf("!/")))).getPath());
  }

  /** Begins to run the tests. */
  Process start() throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(List.of("-classpath", classPath, RunTests.class.getName()));
    command.addAll(arguments);
    Process jvm = new ProcessBuilder(command).redirectErrorStream(true).start();
    jvm.getOutputStream().close();
    return jvm;
  }

  /** Runs the tests. */
  Outcome run() throws IOException, InterruptedException {
    Process jvm = start();
    String said = new String(jvm.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return outcome(said, jvm.waitFor());
  }

  private static Outcome outcome(String said, int exitStatus) {
    Map<String, String> failures = new TreeMap<>();
    Set<String> passed = new TreeSet<>();
    for (String line : said.lines().toList()) {
      if (line.startsWith(RunTests.MARK)) {
        String[] parts = line.substring(RunTests.MARK.length()).split("\\|", -1);
        if (parts[1].equals("FAILED")) {
          byte[] message = Base64.getDecoder().decode(parts[2]);
          failures.put(parts[0], new String(message, StandardCharsets.UTF_8));
        } else {
          passed.add(parts[0]);
        }
      }
    }
    String text =
        said.lines()
            .filter(line -> !line.startsWith(RunTests.MARK))
            .collect(Collectors.joining("\n"));
    return new Outcome(failures, passed, text, exitStatus);
  }
}
