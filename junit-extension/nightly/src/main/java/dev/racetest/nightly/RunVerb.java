package dev.racetest.nightly;

import dev.racetest.nightly.report.ReportFiles;
import dev.racetest.nightly.store.StoreLocation;
import dev.racetest.nightly.store.WorkStore;
import dev.racetest.nightly.work.Coordinator;
import dev.racetest.nightly.work.Progress;
import dev.racetest.nightly.work.WorkerCommand;
import dev.racetest.nightly.work.WorkerOptions;
import dev.racetest.scheduler.install.Installer;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Explores tests until the time is over; begins a job, or goes on with it. */
@Command(
    name = "run",
    description =
        "Explores tests until the time is over. The same command goes on with a job that was"
            + " stopped, or killed, and joins in with one that other machines work on.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:nothing was found",
      "1:a test fails, or JVMs died of it",
      "2:the command is wrong",
      "3:the job could not be done"
    })
final class RunVerb implements Callable<Integer> {
  private static final Pattern AGENT = Pattern.compile("-javaagent:.*racetest-agent.*");

  @Mixin private TestOptions tests = new TestOptions();
  @Mixin private StoreOptions store = new StoreOptions();

  @Option(
      names = "--budget",
      paramLabel = "TIME",
      description = "How long: 30m, 8h, PT8H. Default: 1h.")
  private @Nullable Duration budget;

  @Option(names = "--hours", paramLabel = "N", description = "The same in hours, such as 7.5.")
  private @Nullable Double hours;

  @Option(
      names = "--workers",
      paramLabel = "N",
      description = "How many JVMs explore on this machine. Default: as many as processors.")
  private int workers = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--cluster-workers",
      paramLabel = "N",
      description = "How many JVMs explore on all machines together, if several share a store.")
  private int clusterWorkers;

  @Option(
      names = "--report",
      paramLabel = "DIR",
      description = "The folder for the reports. Default: ${DEFAULT-VALUE}.")
  private Path report = Path.of("racetest-nightly");

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Where random numbers start. Default: ${DEFAULT-VALUE}.")
  private long seed = 1;

  @Option(
      names = "--explore",
      paramLabel = "WAY",
      description =
          "exhaustive searches all traces, sampling runs random schedules, both searches and samples"
              + " an eighth of the time until the search is done. Default: both.")
  private Explore explore = Explore.BOTH;

  @Option(
      names = "--slice",
      paramLabel = "TIME",
      description =
          "How long a worker is busy with a piece before it passes it on; a kill loses so much."
              + " Default: 10s.")
  private Duration slice = Duration.ofSeconds(10);

  @Option(
      names = "--attempts",
      paramLabel = "N",
      description = "How many JVMs may die of a piece before it is left out. Default: 3.")
  private int attempts = StoreLocation.USUAL_ATTEMPTS;

  @Option(
      names = "--jvm-arg",
      paramLabel = "ARG",
      description = "An argument for the workers' JVMs, such as --jvm-arg=-Xmx2g. May be repeated.")
  private List<String> jvmArguments = new ArrayList<>();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    Duration time = checked();
    List<FoundTest> found = tests.find(command());
    StoreLocation location = store.location();
    try (WorkStore opened = location.open(attempts)) {
      opened.pin(JobPins.of(settings()));
      found.forEach(
          test -> opened.addTest(test.uniqueId(), test.name(), explore.approaches(test, seed)));
      return explore(opened, location, time);
    }
  }

  private CommandSpec command() {
    if (spec == null) {
      throw new IllegalStateException("picocli sets it");
    }
    return spec;
  }

  private Duration checked() {
    if (budget != null && hours != null) {
      throw wrong("--budget and --hours say the same; give one of them, such as --budget 8h");
    } else if (hours != null && !(hours > 0 && hours < 10_000)) {
      throw wrong("--hours: %s is not a number of hours; write one such as --hours 8", hours);
    } else if (workers < 1) {
      throw wrong("--workers: %d is less than 1; write a number such as --workers 4", workers);
    } else if (attempts < 1) {
      throw wrong("--attempts: %d is less than 1; write a number such as --attempts 3", attempts);
    } else if (hours != null) {
      return Duration.ofMillis((long) (hours * Duration.ofHours(1).toMillis()));
    }
    return budget == null ? Duration.ofHours(1) : budget;
  }

  private ParameterException wrong(String message, Object... values) {
    return new ParameterException(command().commandLine(), message.formatted(values));
  }

  private Map<String, String> settings() {
    return Map.of("--seed", Long.toString(seed), "--explore", explore.toString());
  }

  private int explore(WorkStore opened, StoreLocation location, Duration time) throws Exception {
    WorkerOptions options =
        new WorkerOptions(
            Math.max(workers, clusterWorkers),
            slice,
            slice.multipliedBy(3).plusSeconds(30),
            attempts);
    WorkerCommand worker =
        new WorkerCommand(location, JUnitItemRunner.class.getName(), options, workerArguments());
    Coordinator coordinator = new Coordinator(opened, worker, workers, Progress.to(System.out));
    CountDownLatch finished = new CountDownLatch(1);
    Thread hook = new Thread(() -> finish(coordinator, finished), "racetest-stop");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      Coordinator.End end = coordinator.run(time);
      boolean found = ReportFiles.write(report, opened.totals());
      System.out.println("[racetest] " + words(end) + "; reports in " + report);
      return found ? Status.FOUND : Status.NOTHING_FOUND;
    } finally {
      finished.countDown();
    }
  }

  /** With the agent from the start: that is quicker, and other threads are not there yet. */
  private List<String> workerArguments() {
    boolean isGiven =
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
            .anyMatch(AGENT.asMatchPredicate());
    List<String> arguments = new ArrayList<>(jvmArguments);
    if (!isGiven) {
      Installer.argument().ifPresent(arguments::add);
    }
    return arguments;
  }

  /** Ctrl-C, or the end of a container: workers end their slices, and the reports are written. */
  private void finish(Coordinator coordinator, CountDownLatch finished) {
    coordinator.stop();
    try {
      finished.await(slice.plusSeconds(60).toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException enough) {
      // Then the next run reports what there is.
    }
  }

  private static String words(Coordinator.End end) {
    return switch (end) {
      case DONE -> "nothing is left to explore";
      case TIME -> "the time is over";
      case STOPPED -> "stopped; the same command goes on";
    };
  }
}
