package dev.racetest.nightly.work;

import dev.racetest.nightly.store.StoreLocation;
import dev.racetest.nightly.store.WorkStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A coordinator in a JVM of its own; arguments: the store, the runner, how many workers. */
public final class Job {
  /** They are killed on purpose, again and again. */
  private static final int ATTEMPTS = 100_000;

  private Job() {}

  public static void main(String[] arguments) throws InterruptedException {
    StoreLocation location = new StoreLocation(arguments[0], "", "");
    int workers = Integer.parseInt(arguments[2]);
    try (WorkStore store = location.open(ATTEMPTS)) {
      coordinator(store, location, arguments[1], workers, ATTEMPTS).run(Duration.ofHours(1));
    }
  }

  /** A coordinator whose worker processes start as quickly as may be. */
  static Coordinator coordinator(
      WorkStore store,
      StoreLocation location,
      String runner,
      int workers,
      int attempts,
      String... jvmArguments) {
    WorkerOptions options =
        new WorkerOptions(workers, Duration.ofSeconds(1), Duration.ofSeconds(5), attempts);
    List<String> jvm = new ArrayList<>(List.of("-XX:TieredStopAtLevel=1", "-Xmx64m"));
    jvm.addAll(List.of(jvmArguments));
    WorkerCommand command = new WorkerCommand(location, runner, options, jvm);
    return new Coordinator(store, command, workers, Progress.to(System.out));
  }

  /**
   * Starts a job on trees.
   *
   * @param output the file that what it prints is added to
   */
  static Process start(StoreLocation location, int workers, Path output) {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    ProcessBuilder builder =
        new ProcessBuilder(
            java,
            "-XX:TieredStopAtLevel=1",
            // Native code that a killed process has unpacked stays where it is.
            "-Djava.io.tmpdir=" + output.getParent(),
            "-cp",
            System.getProperty("java.class.path"),
            Job.class.getName(),
            location.text(),
            TreeRunner.class.getName(),
            Integer.toString(workers));
    try {
      return builder
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
          .start();
    } catch (IOException wrong) {
      throw new IllegalStateException(wrong);
    }
  }
}
