package dev.racetest.benchmarks;

/**
 * Counts executions a second with the detector on, beside the same body on bare threads, in turns
 * in one process; then {@linkplain DetectorCost what the detector costs}. The first argument is the
 * length of a turn in seconds, the second the number of turns; medians are printed.
 */
public final class ExecutionsPerSecond {
  private ExecutionsPerSecond() {}

  /** Prints the tables. */
  public static void main(String[] arguments) throws Throwable {
    double seconds = arguments.length > 0 ? Double.parseDouble(arguments[0]) : 2.0;
    int turns = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5;
    System.out.printf(
        "JDK %s, %d processors, load average at the start %.2f%n",
        Runtime.version(), Runtime.getRuntime().availableProcessors(), Turns.load());
    System.out.printf("%-28s %14s %14s %8s%n", "", "RaceTest /s", "bare /s", "ratio");
    for (Workload workload : Workloads.all()) {
      measure(workload, seconds, turns);
    }
    System.out.println();
    DetectorCost.main(arguments);
    System.out.printf("load average at the end %.2f%n", Turns.load());
  }

  private static void measure(Workload workload, double seconds, int turns) throws Throwable {
    explored(workload, seconds);
    Turns.bare(workload, seconds / 4);
    double[] explored = new double[turns];
    double[] bare = new double[turns];
    double[] ratios = new double[turns];
    for (int turn = 0; turn < turns; turn++) {
      explored[turn] = explored(workload, seconds);
      bare[turn] = Turns.bare(workload, seconds);
      ratios[turn] = explored[turn] / bare[turn];
    }
    System.out.printf(
        "%-28s %,14.0f %,14.0f %7.1fx%n",
        workload.name(), Turns.median(explored), Turns.median(bare), Turns.median(ratios));
  }

  private static double explored(Workload workload, double seconds) {
    return Turns.explored(workload, Turns.options(workload, seconds)).ofClock();
  }
}
