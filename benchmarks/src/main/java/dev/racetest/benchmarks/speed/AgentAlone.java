package dev.racetest.benchmarks.speed;

import dev.racetest.benchmarks.speed.FreshProcess.Agent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What ordinary code costs with the agent while nothing is explored, beside a JVM without it. */
final class AgentAlone {
  private final int turns;
  private final String[] arguments;

  /** Milliseconds of each part, a list for each side. */
  private final Map<String, List<Double>> with = new LinkedHashMap<>();

  private final Map<String, List<Double>> without = new LinkedHashMap<>();

  /**
   * What is measured.
   *
   * @param secondsOfExploration how long the JVM with the agent has explored before, if it has
   */
  AgentAlone(int turns, String... secondsOfExploration) {
    this.turns = turns;
    this.arguments = secondsOfExploration;
  }

  void print(String name, String aim) {
    String[] nothing = arguments.clone();
    Arrays.fill(nothing, "0");
    for (int turn = 0; turn < turns; turn++) {
      add(with, FreshProcess.figures(Agent.FROM_THE_START, Calculation.class, arguments));
      add(without, FreshProcess.figures(Agent.ON_DEMAND, Calculation.class, nothing));
    }
    double product = 1.0;
    double worst = 0.0;
    for (String part : with.keySet()) {
      double one = median(with.get(part));
      double other = median(without.get(part));
      System.out.printf("  %-32s %,12.2f %,12.2f %7.2fx%n", part, one, other, one / other);
      product *= one / other;
      worst = Math.max(worst, one / other);
    }
    System.out.printf(
        "%-34s %24s  %7.2fx   %s; the worst %.2fx%n",
        name, "geometric mean", Math.pow(product, 1.0 / with.size()), aim, worst);
  }

  private static void add(Map<String, List<Double>> all, Map<String, Double> figures) {
    figures.forEach(
        (part, millis) -> all.computeIfAbsent(part, unseen -> new ArrayList<>()).add(millis));
  }

  private static double median(List<Double> values) {
    return Rates.median(values.stream().mapToDouble(Double::doubleValue).toArray());
  }
}
