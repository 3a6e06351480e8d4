package dev.racetest.agent.watch;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A JVM that runs a program with the packaged agent, which watches it unless told otherwise. */
final class WatchedJvm {
  /** Only a hang takes so long. */
  private static final long LIMIT_SECONDS = 300;

  private final List<String> jvmOptions = new ArrayList<>();
  private final Path folder;
  private Agent agent = Agent.WATCHING;
  private String agentOptions = "";
  private String environment;
  private String classPath =
      System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));

  /** What the agent is there for. */
  enum Agent {
    /** It is not there at all. */
    NONE,
    EXPLORING,
    WATCHING
  }

  /** What a program has come to. */
  record Outcome(int status, String out, String err) {
    /** How many races were told. */
    long races() {
      return err.lines().filter(line -> line.equals("WARNING: DATA RACE")).count();
    }
  }

  /**
   * A JVM that runs in a folder.
   *
   * @param folder where its output is kept until it is read
   */
  WatchedJvm(Path folder) {
    this.folder = folder;
  }

  /** The jar of the agent that this JVM was started with. */
  static Path agent() {
    return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> argument.startsWith("-javaagent:") && argument.contains("racetest"))
        .map(argument -> Path.of(argument.substring("-javaagent:".length())))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("these tests run with the packaged agent"));
  }

  /** With the agent for something else than watching. */
  WatchedJvm with(Agent purpose) {
    agent = purpose;
    return this;
  }

  /** With options of the agent, such as {@code exitcode=3}. */
  WatchedJvm with(String options) {
    agentOptions += "," + options;
    return this;
  }

  /** With an argument of the JVM. */
  WatchedJvm withJvm(String option) {
    jvmOptions.add(option);
    return this;
  }

  /** With options in the environment variable {@code RACETEST_OPTIONS}. */
  WatchedJvm withEnvironment(String options) {
    environment = options;
    return this;
  }

  /** With this class path instead of that of the tests. */
  WatchedJvm withClassPath(Path... paths) {
    List<String> all = new ArrayList<>();
    for (Path path : paths) {
      all.add(path.toString());
    }
    classPath = String.join(File.pathSeparator, all);
    return this;
  }

  /** Runs a program to its end. */
  Outcome run(Class<?> program, String... arguments) throws IOException, InterruptedException {
    return run(program.getName(), arguments);
  }

  /** Runs a program to its end. */
  Outcome run(String program, String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    switch (agent) {
      case NONE -> {}
      case EXPLORING -> command.add("-javaagent:" + agent());
      case WATCHING -> command.add("-javaagent:" + agent() + "=race" + agentOptions);
    }
    command.addAll(jvmOptions);
    command.addAll(List.of("-classpath", classPath, program));
    command.addAll(List.of(arguments));
    Path out = folder.resolve("out.txt");
    Path err = folder.resolve("err.txt");
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().remove("RACETEST_OPTIONS");
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    if (environment != null) {
      builder.environment().put("RACETEST_OPTIONS", environment);
    }
    Process jvm = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    if (!jvm.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
      jvm.destroyForcibly();
      throw new AssertionError(program + " has not ended: " + read(out) + read(err));
    }
    return new Outcome(jvm.exitValue(), read(out), read(err));
  }

  private static String read(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.UTF_8);
  }
}
