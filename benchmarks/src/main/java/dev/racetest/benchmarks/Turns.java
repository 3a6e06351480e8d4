package dev.racetest.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import dev.racetest.scheduler.ExplorationOptions;
import dev.racetest.scheduler.Explorer;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;

/** Timed runs of workloads, and what is made of their figures. */
final class Turns {
  private Turns() {}

  /** Options for an exploration that goes on until its time is over. */
  static ExplorationOptions options(Workload workload, double seconds) {
    return ExplorationOptions.of(workload.name())
        .withSchedules(Integer.MAX_VALUE)
        .withStrategy("random")
        .withKeepGoing(true)
        .withTimeBudget(Duration.ofNanos((long) (seconds * 1e9)));
  }

  /**
   * Executions a second of the workload.
   *
   * @param ofProcessor the same for a second of a processor's time, whoever in the process used it;
   *     other processes disturb it less
   */
  record Rate(double ofClock, double ofProcessor) {}

  /** Executions a second of the workload, explored. */
  static Rate explored(Workload workload, ExplorationOptions options) {
    long[] executions = new long[1];
    long startOfProcessor = processorTime();
    long start = System.nanoTime();
    // Counted by the body itself: executions that look for what a race leads to count as well.
    Explorer.explore(
        options,
        () -> {
          executions[0]++;
          workload.explored().run();
        });
    double time = (System.nanoTime() - start) / 1e9;
    double processorTime = (processorTime() - startOfProcessor) / 1e9;
    return new Rate(executions[0] / time, executions[0] / processorTime);
  }

  /** Runs a second of the workload on bare threads. */
  static double bare(Workload workload, double seconds) throws Throwable {
    long start = System.nanoTime();
    long end = start + (long) (seconds * 1e9);
    long count = 0;
    while (System.nanoTime() < end) {
      workload.bare().run();
      count++;
    }
    return count / ((System.nanoTime() - start) / 1e9);
  }

  static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private static long processorTime() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  /** The machine's load average over the last minute. */
  static double load() {
    return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  }
}
