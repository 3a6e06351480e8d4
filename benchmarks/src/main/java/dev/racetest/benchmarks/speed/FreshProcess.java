package dev.racetest.benchmarks.speed;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs a class of this package in a JVM of its own. */
final class FreshProcess {
  private static final String FIGURE = "figure ";

  private FreshProcess() {}

  /** Whether the agent is there from the start. */
  enum Agent {
    FROM_THE_START,
    ON_DEMAND
  }

  /** What a program prints when it has come to where it is to come. */
  static final String BEGUN = "begun";

  /**
   * What it printed.
   *
   * @param millisToBegin from its start until it said that it has begun; 0 if it did not say so
   */
  private record Ran(List<String> lines, double millisToBegin) {}

  private static Ran run(Agent agent, Class<?> main, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx256m");
    if (agent == Agent.FROM_THE_START) {
      ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
          .filter(each -> each.startsWith("-javaagent:"))
          .forEach(command::add);
    }
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(List.of(arguments));
    try {
      long start = System.nanoTime();
      double millis = 0.0;
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      List<String> lines = new ArrayList<>();
      try (BufferedReader printed = process.inputReader(StandardCharsets.UTF_8)) {
        for (String line = printed.readLine(); line != null; line = printed.readLine()) {
          lines.add(line);
          if (millis == 0.0 && line.equals(BEGUN)) {
            millis = (System.nanoTime() - start) / 1e6;
          }
        }
      }
      if (process.waitFor() != 0) {
        throw new IllegalStateException(command + "\n" + String.join("\n", lines));
      }
      return new Ran(lines, millis);
    } catch (IOException | InterruptedException failure) {
      throw new IllegalStateException(failure);
    }
  }

  static List<String> lines(Agent agent, Class<?> main, String... arguments) {
    return run(agent, main, arguments).lines();
  }

  /** How long it takes from the start of its JVM until it has begun. */
  static double millisToBegin(Agent agent, Class<?> main, String... arguments) {
    return run(agent, main, arguments).millisToBegin();
  }

  /** The number that the class prints. */
  static double figure(Agent agent, Class<?> main, String... arguments) {
    return lines(agent, main, arguments).stream()
        .filter(line -> line.startsWith(FIGURE))
        .mapToDouble(line -> Double.parseDouble(line.substring(FIGURE.length())))
        .findFirst()
        .orElseThrow();
  }
}
