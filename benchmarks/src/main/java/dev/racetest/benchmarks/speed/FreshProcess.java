package dev.racetest.benchmarks.speed;

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

  static List<String> lines(Agent agent, Class<?> main, String... arguments) {
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
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      byte[] printed = process.getInputStream().readAllBytes();
      String text = new String(printed, StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException(command + "\n" + text);
      }
      return text.lines().toList();
    } catch (IOException | InterruptedException failure) {
      throw new IllegalStateException(failure);
    }
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
