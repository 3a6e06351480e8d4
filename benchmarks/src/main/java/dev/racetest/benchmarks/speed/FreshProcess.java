package dev.racetest.benchmarks.speed;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs a class of this package in a JVM of its own. */
final class FreshProcess {
  /** What a line with a figure begins with. */
  static final String FIGURE = "figure ";

  /** Megabytes. */
  private static final int HEAP = 256;

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
    return run(agent, HEAP, main, arguments);
  }

  private static Ran run(Agent agent, int heap, Class<?> main, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx" + heap + "m");
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

  /** What the class prints, in a JVM that may take so many megabytes for its heap. */
  static List<String> lines(Agent agent, int heap, Class<?> main, String... arguments) {
    return run(agent, heap, main, arguments).lines();
  }

  /** How long it takes from the start of its JVM until it has begun. */
  static double millisToBegin(Agent agent, Class<?> main, String... arguments) {
    return run(agent, main, arguments).millisToBegin();
  }

  /** The numbers that the class prints, each by the name that stands before it. */
  static Map<String, Double> figures(Agent agent, Class<?> main, String... arguments) {
    Map<String, Double> figures = new LinkedHashMap<>();
    for (String line : run(agent, main, arguments).lines()) {
      if (line.startsWith(FIGURE)) {
        String[] words = line.split(" ");
        figures.put(words[1], Double.valueOf(words[2]));
      }
    }
    return figures;
  }
}
