package dev.racetest.benchmarks.beside;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs {@link OneTool} in a JVM of its own: two tools that rewrite classes do not go together. */
final class ToolProcess {
  private static final long LONGEST_MINUTES = 15L;

  /**
   * What came of it.
   *
   * @param figures what the JVM printed
   * @param seconds from the start of the JVM to its end
   */
  record Measured(double[] figures, double seconds) {}

  private final List<String> command = new ArrayList<>();

  ToolProcess(String tool, Class<?> type, String... rest) {
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    if (tool.equals("racetest")) {
      ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
          .filter(each -> each.startsWith("-javaagent:"))
          .forEach(command::add);
    } else {
      command.add("-XX:+EnableDynamicAgentLoading");
    }
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(OneTool.class.getName(), tool, type.getName()));
    command.addAll(List.of(rest));
  }

  /**
   * Runs it to its end.
   *
   * @throws IllegalStateException if it ended with an error; the message has what it printed
   */
  Measured run() throws IOException, InterruptedException {
    Path output = Files.createTempFile("racetest-beside", ".txt");
    try {
      long start = System.nanoTime();
      Process process = start(output.toFile());
      if (!process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)) {
        process.destroyForcibly().waitFor();
        return new Measured(new double[] {0.0, 0.0}, (System.nanoTime() - start) / 1e9);
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      String printed = Files.readString(output);
      int figures = printed.lastIndexOf(OneTool.FIGURES);
      if (process.exitValue() != 0 || figures < 0) {
        throw new IllegalStateException(String.join(" ", command) + "\n" + printed);
      }
      String text = printed.substring(figures + OneTool.FIGURES.length()).strip();
      double[] parsed = Arrays.stream(text.split(" ")).mapToDouble(Double::parseDouble).toArray();
      return new Measured(parsed, seconds);
    } finally {
      Files.deleteIfExists(output);
    }
  }

  private Process start(File output) throws IOException {
    return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output).start();
  }
}
