package dev.racetest.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Holds the portfolio {@code auto} against the single strategies and against what is published. */
final class FirstBugAims {
  private static final String PORTFOLIO = "auto";
  private static final double SLACK = 1.5;

  private final Map<String, Double> ofAuto = new LinkedHashMap<>();
  private final Map<String, Double> ofBest = new LinkedHashMap<>();

  void add(FirstBugResult result) {
    if (result.strategy().equals(PORTFOLIO)) {
      ofAuto.put(result.program(), result.median());
    } else {
      ofBest.merge(result.program(), result.median(), Math::min);
    }
  }

  /** The two aims, and below each the programs in which it is missed. */
  List<String> lines(PublishedFigures published) {
    List<String> lines = new ArrayList<>();
    Map<String, Double> limits = new LinkedHashMap<>();
    ofBest.forEach((program, best) -> limits.put(program, best * SLACK));
    add(lines, "auto's median is at most 1.5 times that of the best single strategy", limits);
    Map<String, Double> means = new LinkedHashMap<>();
    ofAuto.keySet().forEach(program -> means.put(program, published.best(program)));
    add(lines, "auto's median is at most the best published mean of 20 trials of 20", means);
    return lines;
  }

  private void add(List<String> lines, String aim, Map<String, Double> limits) {
    int reached = 0;
    List<String> missed = new ArrayList<>();
    for (Map.Entry<String, Double> entry : limits.entrySet()) {
      String program = entry.getKey();
      double limit = entry.getValue();
      Double median = ofAuto.get(program);
      if (median == null || limit == FirstBugResult.NEVER) {
        continue;
      }
      if (median <= limit) {
        reached++;
      } else {
        missed.add(
            String.format(
                Locale.ROOT,
                "%s (%s instead of %s)",
                program,
                FirstBugResult.text(median),
                FirstBugResult.text(limit)));
      }
    }
    lines.add(
        String.format(Locale.ROOT, "%s: %d of %d programs", aim, reached, reached + missed.size()));
    if (!missed.isEmpty()) {
      lines.add("  not in " + String.join(", ", missed));
    }
  }
}
