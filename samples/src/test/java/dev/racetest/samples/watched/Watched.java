package dev.racetest.samples.watched;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A JVM with the class path of this one that watches a program, or lets it run bare. */
public final class Watched {
  /**
   * What a program has come to.
   *
   * @param status the exit status
   * @param lines what it has printed, and what was told of it
   */
  public record Outcome(int status, List<String> lines) {
    /** How many races were told. */
    public long races() {
      return lines.stream().filter(line -> line.equals("WARNING: DATA RACE")).count();
    }

    /** What follows a word at the beginning of a line. */
    public String after(String word) {
      return lines.stream()
          .filter(line -> line.startsWith(word))
          .map(line -> line.substring(word.length()).strip())
          .findFirst()
          .orElseThrow(() -> new AssertionError("no " + word + " in\n" + this));
    }

    @Override
    public String toString() {
      return "status " + status + "\n" + String.join("\n", lines);
    }
  }

  private final List<String> first = new ArrayList<>();
  private final List<String> options = new ArrayList<>();
  private String agentOptions = "";
  private boolean isWatched = true;

  /** With an argument for the JVM. */
  public Watched with(String option) {
    options.add(option);
    return this;
  }

  /** With an argument for the JVM before the agent. */
  public Watched withFirst(String option) {
    first.add(option);
    return this;
  }

  /** With options of the agent, such as {@code exitcode=3}. */
  public Watched withOptions(String more) {
    agentOptions += "," + more;
    return this;
  }

  /** Without the agent. */
  public Watched bare() {
    isWatched = false;
    return this;
  }

  /** The jar of the agent that this JVM was started with. */
  public static String agent() {
    return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> argument.startsWith("-javaagent:") && argument.contains("racetest"))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("these tests run with the packaged agent"));
  }

  /** Runs a program to its end. */
  public Outcome run(Class<?> program, String... arguments)
      throws IOException, InterruptedException {
    Process jvm = start(program, arguments);
    byte[] output = jvm.getInputStream().readAllBytes();
    return new Outcome(jvm.waitFor(), new String(output, StandardCharsets.UTF_8).lines().toList());
  }

  /** Starts a program. */
  public Process start(Class<?> program, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(first);
    if (isWatched) {
      command.add(agent() + "=race" + agentOptions);
    }
    command.addAll(options);
    command.add("-classpath");
    command.add(
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    command.add(program.getName());
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().remove("RACETEST_OPTIONS");
    Process jvm = builder.start();
    jvm.getOutputStream().close();
    return jvm;
  }
}
