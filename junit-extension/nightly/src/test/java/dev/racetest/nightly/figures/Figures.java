package dev.racetest.nightly.figures;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Measures what a nightly job costs. Arguments: {@code store}, {@code workers} (and {@code larger}
 * for a search of some seventy times the size), or {@code memory} and a number of minutes.
 */
public final class Figures {
  private Figures() {}

  public static void main(String[] arguments) throws Exception {
    List<String> what = List.of(arguments);
    Path folder = Files.createTempDirectory("racetest-figures");
    try {
      if (what.isEmpty() || what.contains("store")) {
        StoreFigures.print(folder);
      }
      if (what.isEmpty() || what.contains("workers")) {
        WorkerFigures.print(folder, what.contains("larger") ? "larger" : "large");
      }
      if (what.contains("memory")) {
        MemoryFigures.print(folder, Duration.ofMinutes(Long.parseLong(what.get(1))));
      }
    } finally {
      delete(folder);
    }
  }

  /** How busy the machine is with all that is on it; figures mean nothing without it. */
  static String load() {
    return "load %.1f on %d processors"
        .formatted(
            ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
            Runtime.getRuntime().availableProcessors());
  }

  private static void delete(Path folder) throws Exception {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
