package dev.racetest.nightly.figures;

import dev.racetest.nightly.store.ItemResult;
import dev.racetest.nightly.store.TestTotals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** What a worker's JVM has in use while it explores, a line now and then. */
final class MemoryFigures {
  private static final int LINES = 20;

  private MemoryFigures() {}

  static void print(Path folder, Duration time) throws InterruptedException {
    ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    long period = time.toMillis() / LINES;
    clock.scheduleAtFixedRate(MemoryFigures::line, period, period, TimeUnit.MILLISECONDS);
    try {
      TestTotals totals =
          MeasuredJob.run(folder.resolve("memory.db"), "vast", 1, time, Duration.ofSeconds(5));
      System.out.printf(
          "%,d executions, %,d pieces (%s)%n",
          totals.count(ItemResult.EXECUTIONS), totals.done(), Figures.load());
    } finally {
      clock.shutdownNow();
    }
  }

  private static void line() {
    ProcessHandle.current().children().forEach(MemoryFigures::line);
  }

  private static void line(ProcessHandle worker) {
    try {
      long running =
          Duration.between(worker.info().startInstant().orElseThrow(), Instant.now()).toSeconds();
      System.out.printf(
          "after %d s: %s MB of objects in use, %s resident%n",
          running, liveMegabytes(worker.pid()), resident(worker.pid()));
    } catch (IOException gone) {
      System.out.println("the worker has ended: " + gone.getMessage());
    }
  }

  /** The total of a histogram of the heap, which is made after a collection. */
  private static String liveMegabytes(long pid) throws IOException {
    Process jcmd =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                Long.toString(pid),
                "GC.class_histogram")
            .redirectErrorStream(true)
            .start();
    String[] lines = new String(jcmd.getInputStream().readAllBytes()).strip().split("\n");
    String[] total = lines[lines.length - 1].strip().split("\\s+");
    return total[0].equals("Total")
        ? String.format("%.1f", Long.parseLong(total[2]) / 1e6)
        : "unknown";
  }

  private static String resident(long pid) throws IOException {
    return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
        .filter(line -> line.startsWith("VmRSS"))
        .map(line -> line.replaceAll("\\D+", ""))
        .map(kilobytes -> Long.parseLong(kilobytes) / 1024 + " MB")
        .findFirst()
        .orElse("unknown");
  }
}
