package dev.racetest.nightly.work;

import dev.racetest.nightly.store.StoreLocation;
import dev.racetest.nightly.store.WorkStore;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A coordinator in a JVM of its own; arguments: the store, the runner, how many workers. */
public final class Job {
  /** They are killed on purpose, again and again. */
  private static final int ATTEMPTS = 100_000;

  private static final int WORKERS = 2;

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
    List<String> jvm = new ArrayList<>(List.of("-XX:TieredStopAtLevel=1", "-Xmx128m"));
    jvm.addAll(List.of(jvmArguments));
    WorkerCommand command = new WorkerCommand(location, runner, options, jvm);
    return new Coordinator(store, command, workers, Progress.to(System.out));
  }

  /**
   * Starts a job.
   *
   * @param output the file that what it prints is added to
   */
  static Process start(StoreLocation location, Class<?> runner, Path output) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:TieredStopAtLevel=1");
    // Native code that a killed process has unpacked stays where it is.
    command.add("-Djava.io.tmpdir=" + output.getParent());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> argument.startsWith("-javaagent"))
        .forEach(command::add);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Job.class.getName()));
    command.addAll(List.of(location.text(), runner.getName(), Integer.toString(WORKERS)));
    try {
      return new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
          .start();
    } catch (IOException wrong) {
      throw new IllegalStateException(wrong);
    }
  }
}
