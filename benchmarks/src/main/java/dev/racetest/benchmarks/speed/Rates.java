package dev.racetest.benchmarks.speed;

import dev.racetest.scheduler.Body;
import dev.racetest.scheduler.ExplorationOptions;
import dev.racetest.scheduler.Explorer;
import dev.racetest.scheduler.Races;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.DoubleSupplier;

/** Executions a second, and ratios of them in turns. */
final class Rates {
  private final double seconds;
  private final int turns;

  /**
   * What is measured.
   *
   * @param seconds the length of a turn
   * @param turns how many of each side; a turn before them does not count
   */
  Rates(double seconds, int turns) {
    this.seconds = seconds;
    this.turns = turns;
  }

  /** The medians of two rates that were measured in turns, and of their ratio. */
  record Pair(double first, double second, double ratio) {}

  Pair compare(DoubleSupplier one, DoubleSupplier other) {
    double[] first = new double[turns];
    double[] second = new double[turns];
    double[] ratios = new double[turns];
    for (int turn = -1; turn < turns; turn++) {
      int place = Math.max(0, turn); // the turn of the warm-up is written over
      first[place] = one.getAsDouble();
      second[place] = other.getAsDouble();
      ratios[place] = first[place] / second[place];
    }
    return new Pair(median(first), median(second), median(ratios));
  }

  static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  /** Executions a second with the detector on. */
  double explored(Body body) {
    return explored(body, Races.FAIL);
  }

  double explored(Body body, Races races) {
    long[] executions = new long[1];
    ExplorationOptions options =
        ExplorationOptions.of("speed")
            .withStrategy("random")
            .withSchedules(Integer.MAX_VALUE)
            .withDirected(false)
            .withKeepGoing(true)
            .withRaces(races)
            .withTimeBudget(Duration.ofNanos((long) (seconds * 1e9)));
    long start = System.nanoTime();
    // Counted by the body itself: executions that look for what a race leads to count as well.
    Explorer.explore(
        options,
        () -> {
          executions[0]++;
          body.run();
        });
    return executions[0] / ((System.nanoTime() - start) / 1e9);
  }

  /** The same body on bare threads, runs a second. */
  double bare(Body body) {
    long start = System.nanoTime();
    long end = start + (long) (seconds * 1e9);
    long runs = 0L;
    while (System.nanoTime() < end) {
      try {
        body.run();
      } catch (Throwable impossible) {
        throw new AssertionError(impossible);
      }
      runs++;
    }
    return runs / ((System.nanoTime() - start) / 1e9);
  }
}
