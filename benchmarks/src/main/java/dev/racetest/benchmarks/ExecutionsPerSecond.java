package dev.racetest.benchmarks;

import dev.racetest.scheduler.ExplorationOptions;
import dev.racetest.scheduler.Explorer;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;

/**
 * Counts executions a second with the detector on, beside the same body on bare threads, in turns
 * in one process. The first argument is the length of a turn in seconds, the second the number of
 * turns; medians are printed.
 */
public final class ExecutionsPerSecond {
  private ExecutionsPerSecond() {}

  /** Prints the table. */
  public static void main(String[] arguments) throws Throwable {
    double seconds = arguments.length > 0 ? Double.parseDouble(arguments[0]) : 2.0;
    int turns = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5;
    System.out.printf(
        "JDK %s, %d processors, load average at the start %.2f%n",
        Runtime.version(), Runtime.getRuntime().availableProcessors(), load());
    System.out.printf("%-28s %14s %14s %8s%n", "", "RaceTest /s", "bare /s", "ratio");
    for (Workload workload : Workloads.all()) {
      measure(workload, seconds, turns);
    }
    System.out.printf("load average at the end %.2f%n", load());
  }

  private static void measure(Workload workload, double seconds, int turns) throws Throwable {
    explored(workload, seconds);
    bare(workload, seconds / 4);
    double[] explored = new double[turns];
    double[] bare = new double[turns];
    double[] ratios = new double[turns];
    for (int turn = 0; turn < turns; turn++) {
      explored[turn] = explored(workload, seconds);
      bare[turn] = bare(workload, seconds);
      ratios[turn] = explored[turn] / bare[turn];
    }
    System.out.printf(
        "%-28s %,14.0f %,14.0f %7.1fx%n",
        workload.name(), median(explored), median(bare), median(ratios));
  }

  private static double explored(Workload workload, double seconds) {
    ExplorationOptions options =
        ExplorationOptions.of(workload.name())
            .withSchedules(Integer.MAX_VALUE)
            .withStrategy("random")
            .withKeepGoing(true)
            .withTimeBudget(Duration.ofNanos((long) (seconds * 1e9)));
    long[] executions = new long[1];
    long start = System.nanoTime();
    // Counted by the body itself: executions that look for what a race leads to count as well.
    Explorer.explore(
        options,
        () -> {
          executions[0]++;
          workload.explored().run();
        });
    return executions[0] / ((System.nanoTime() - start) / 1e9);
  }

  private static double bare(Workload workload, double seconds) throws Throwable {
    long start = System.nanoTime();
    long end = start + (long) (seconds * 1e9);
    long count = 0;
    while (System.nanoTime() < end) {
      workload.bare().run();
      count++;
    }
    return count / ((System.nanoTime() - start) / 1e9);
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private static double load() {
    return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  }
}
