package dev.racetest.nightly;

import dev.racetest.nightly.work.WorkerMain;
import dev.racetest.nightly.work.WorkerOptions;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A worker process; {@code run} starts it, and people do not. */
@Command(name = "worker", hidden = true, description = "A worker process, as run starts it.")
final class WorkerVerb implements Callable<Integer> {
  @Option(names = "--begun", required = true)
  private long begun;

  @Option(names = "--runner", required = true)
  private String runner = "";

  @Option(names = "--workers", required = true)
  private int workers;

  @Option(names = "--slice", required = true)
  private Duration slice = Duration.ZERO;

  @Option(names = "--lease", required = true)
  private Duration lease = Duration.ZERO;

  @Option(names = "--attempts", required = true)
  private int attempts;

  @Override
  public Integer call() throws InterruptedException {
    WorkerOptions options = new WorkerOptions(workers, slice, lease, attempts);
    WorkerMain.run(begun, runner, options, System.getenv(), JobPins.ofWorker());
    return Status.NOTHING_FOUND;
  }
}
