package dev.racetest.benchmarks.speed;

import dev.racetest.scheduler.ExplorationOptions;
import dev.racetest.scheduler.Explorer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** What the JVM keeps of many executions: to be run in a JVM of its own. Linux only. */
public final class ResidentMemory {
  private static final int LINES = 5;

  private ResidentMemory() {}

  /** The argument says how many executions; prints the resident megabytes now and then. */
  public static void main(String[] arguments) {
    int executions = Integer.parseInt(arguments[0]) / LINES;
    ExplorationOptions options =
        ExplorationOptions.of("memory")
            .withStrategy("random")
            .withSchedules(executions)
            .withTimeBudget(Duration.ofHours(2));
    for (int line = 1; line <= LINES; line++) {
      Explorer.explore(options.withSeed(line), EightThreads::lock);
      System.out.printf("%,d executions: %d MB%n", line * executions, megabytes());
    }
  }

  private static long megabytes() {
    try {
      return Files.readAllLines(Path.of("/proc/self/status")).stream()
          .filter(line -> line.startsWith("VmRSS"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D+", "")) / 1024)
          .findFirst()
          .orElseThrow();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
