package dev.racetest.benchmarks;

import dev.racetest.benchmarks.Turns.Rate;
import dev.racetest.scheduler.ExplorationOptions;
import dev.racetest.scheduler.Races;
import java.util.ArrayList;
import java.util.List;

/**
 * Executions a second with the detector on, beside those with it off, in turns in one process. Both
 * sides follow the same seeds, and directed executions are off, so that the detector is all they
 * differ in. The second ratio compares executions for a second of processor time: it is the one to
 * look at on a machine that is busy with other things. Arguments as for {@link
 * ExecutionsPerSecond}, then words of which a workload's name must hold one.
 */
public final class DetectorCost {
  private static final int WARM_UP = 2;

  private DetectorCost() {}

  /** Prints the table. */
  public static void main(String[] arguments) {
    double seconds = arguments.length > 0 ? Double.parseDouble(arguments[0]) : 2.0;
    int turns = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5;
    List<String> words =
        List.of(arguments).subList(Math.min(2, arguments.length), arguments.length);
    System.out.printf(
        "%-28s %14s %14s %8s %11s %8s%n",
        "", "detector /s", "without /s", "by clock", "by cpu time", "load");
    for (Workload workload : comparable()) {
      if (words.isEmpty() || words.stream().anyMatch(workload.name()::contains)) {
        measure(workload, seconds, turns);
      }
    }
  }

  /**
   * The racy counter is missing: a race ends an execution that goes on without the detector, and
   * what has raced is a yield point from then on, so that each side would run another program.
   */
  private static List<Workload> comparable() {
    List<Workload> workloads = new ArrayList<>(Workloads.raceFree());
    workloads.addAll(MemoryWorkloads.all());
    return workloads;
  }

  private static void measure(Workload workload, double seconds, int turns) {
    double[] on = new double[turns];
    double[] off = new double[turns];
    double[] ratios = new double[turns];
    double[] processorRatios = new double[turns];
    for (int turn = -WARM_UP; turn < turns; turn++) {
      Rate with = explored(workload, Races.FAIL, seconds);
      Rate without = explored(workload, Races.OFF, seconds);
      int place = Math.max(0, turn); // turns of the warm-up are written over
      on[place] = with.ofClock();
      off[place] = without.ofClock();
      ratios[place] = 100 * with.ofClock() / without.ofClock();
      processorRatios[place] = 100 * with.ofProcessor() / without.ofProcessor();
    }
    System.out.printf(
        "%-28s %,14.0f %,14.0f %7.0f%% %10.0f%% %8.2f%n",
        workload.name(),
        Turns.median(on),
        Turns.median(off),
        Turns.median(ratios),
        Turns.median(processorRatios),
        Turns.load());
  }

  private static Rate explored(Workload workload, Races races, double seconds) {
    ExplorationOptions options =
        Turns.options(workload, seconds).withDirected(false).withRaces(races);
    return Turns.explored(workload, options);
  }
}
