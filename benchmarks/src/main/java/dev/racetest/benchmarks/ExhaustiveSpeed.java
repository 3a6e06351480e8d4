package dev.racetest.benchmarks;

import dev.racetest.scheduler.ExplorationOptions;
import dev.racetest.scheduler.Explorer;
import java.time.Duration;
import java.util.List;

/**
 * Counts executions a second of searches of all traces, beside random walks through the same
 * programs of as many executions each, in turns in one process. The first argument is the length of
 * a turn in seconds, the second the number of turns; medians are printed.
 */
public final class ExhaustiveSpeed {
  private ExhaustiveSpeed() {}

  /** Prints the table. */
  public static void main(String[] arguments) {
    double seconds = arguments.length > 0 ? Double.parseDouble(arguments[0]) : 2.0;
    int turns = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5;
    System.out.printf(
        "JDK %s, %d processors, load average at the start %.2f%n",
        Runtime.version(), Runtime.getRuntime().availableProcessors(), Turns.load());
    System.out.printf(
        "%-28s %12s %14s %14s %8s%n", "", "executions", "exhaustive /s", "random /s", "ratio");
    for (Workload workload : programs()) {
      measure(workload, seconds, turns);
    }
    System.out.printf("load average at the end %.2f%n", Turns.load());
  }

  private static List<Workload> programs() {
    return List.of(
        new Workload("increments of 2 atomics, 3", () -> TraceWorkloads.twoCounters(3)),
        new Workload("coherence, 5 threads", TraceWorkloads::coherence),
        new Workload("volatile sums, 2 x 3", () -> TraceWorkloads.fibonacci(3)),
        new Workload("locked increments, 5", () -> TraceWorkloads.lockedIncrements(5)),
        new Workload("compare, set, write, 3", () -> TraceWorkloads.compareAndSetAndWrite(3)));
  }

  private static void measure(Workload workload, double seconds, int turns) {
    ExplorationOptions search =
        Turns.options(workload, 3600).withStrategy("exhaustive").withKeepGoing(false);
    int executions = Explorer.explore(search, workload.explored()).executions();
    // Without the directed executions that a search does not have either.
    ExplorationOptions walk =
        search.withStrategy("random").withSchedules(executions).withDirected(false);
    rate(search, workload, seconds);
    rate(walk, workload, seconds);
    double[] searched = new double[turns];
    double[] walked = new double[turns];
    double[] ratios = new double[turns];
    for (int turn = 0; turn < turns; turn++) {
      searched[turn] = rate(search, workload, seconds);
      walked[turn] = rate(walk, workload, seconds);
      ratios[turn] = searched[turn] / walked[turn];
    }
    System.out.printf(
        "%-28s %,12d %,14.0f %,14.0f %8.2f%n",
        workload.name(),
        executions,
        Turns.median(searched),
        Turns.median(walked),
        Turns.median(ratios));
  }

  /** Executions a second of explorations one after the other. */
  private static double rate(ExplorationOptions options, Workload workload, double seconds) {
    long start = System.nanoTime();
    long enough = Duration.ofNanos((long) (seconds * 1e9)).toNanos();
    long executions = 0L;
    while (System.nanoTime() - start < enough) {
      executions += Explorer.explore(options, workload.explored()).executions();
    }
    return executions / ((System.nanoTime() - start) / 1e9);
  }
}
