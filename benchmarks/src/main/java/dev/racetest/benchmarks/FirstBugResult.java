package dev.racetest.benchmarks;

import java.util.List;
import java.util.Locale;

/**
 * How soon one strategy found the bug of one program.
 *
 * @param firsts the number of the first failing execution, for each seed that found one
 * @param missed how many seeds found none
 * @param isCut whether the time was over in the last of those, before the executions were
 * @param speed executions a second, measured on its own over a part of a second, failing ones
 *     included
 * @param oddities what else was found, and not counted as the bug
 */
record FirstBugResult(
    String program,
    String strategy,
    List<Integer> firsts,
    int missed,
    boolean isCut,
    double speed,
    List<String> oddities) {
  /** More than any cap. */
  static final double NEVER = Double.POSITIVE_INFINITY;

  FirstBugResult {
    firsts = firsts.stream().sorted().toList();
  }

  /** How many seeds were searched. */
  int seeds() {
    return firsts.size() + missed;
  }

  /** The median over all seeds searched; those that found nothing count as never. */
  double median() {
    int seeds = seeds();
    if (seeds == 0) {
      return NEVER;
    }
    return (place((seeds - 1) / 2) + place(seeds / 2)) / 2.0;
  }

  private double place(int index) {
    return index < firsts.size() ? firsts.get(index) : NEVER;
  }

  /** The mean over the seeds that found it. */
  double mean() {
    return firsts.stream().mapToInt(Integer::intValue).average().orElse(NEVER);
  }

  double max() {
    return missed > 0 || firsts.isEmpty() ? NEVER : firsts.get(firsts.size() - 1);
  }

  /** Found of searched, and whether that is all there was to search. */
  String found(int wanted) {
    String found = firsts.size() + "/" + seeds();
    if (seeds() < wanted) {
      found += " of " + wanted;
    }
    return isCut ? found + ", last cut" : found;
  }

  static String text(double figure) {
    if (figure == NEVER) {
      return "-";
    }
    return figure < 100 && figure != Math.rint(figure)
        ? String.format(Locale.ROOT, "%.1f", figure)
        : String.format(Locale.ROOT, "%,.0f", figure);
  }
}
