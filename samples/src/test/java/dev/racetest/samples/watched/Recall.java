package dev.racetest.samples.watched;

import dev.racetest.samples.Expected;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What has come of the programs of the corpora. */
final class Recall {
  /**
   * Of one program.
   *
   * @param name with the corpus and the class
   * @param run in which run a race was found first, 0 for in none
   * @param variables what raced
   */
  record Result(String name, Expected expected, int run, String variables) {
    boolean isFound() {
      return run > 0;
    }

    private String corpus() {
      return name.substring(0, name.indexOf('.'));
    }
  }

  private final List<Result> results = new ArrayList<>();

  private Recall() {}

  /** Reads what {@link WatchedCorpus} has printed. */
  static Recall of(List<String> lines) {
    Recall recall = new Recall();
    for (String line : lines) {
      if (line.startsWith(WatchedCorpus.MARK)) {
        String[] parts = line.split("\\|", -1);
        recall.results.add(
            new Result(parts[1], Expected.valueOf(parts[2]), Integer.parseInt(parts[3]), parts[4]));
      }
    }
    return recall;
  }

  Stream<Result> of(Expected expected) {
    return results.stream().filter(result -> result.expected() == expected);
  }

  /** For each corpus, beside explorations, which find all. */
  String table(int innocentRuns, int racyRuns) {
    Map<String, int[]> rows = new TreeMap<>();
    for (Result result : results) {
      for (String row : List.of(result.corpus(), "together")) {
        int[] counts = rows.computeIfAbsent(row, any -> new int[4]);
        if (result.expected() == Expected.SILENT) {
          counts[0]++;
          counts[1] += result.isFound() ? 1 : 0;
        } else {
          counts[2]++;
          counts[3] += result.isFound() ? 1 : 0;
        }
      }
    }
    StringBuilder text = new StringBuilder();
    text.append("The corpora with real threads, watched on JDK ");
    text.append(Runtime.version().feature()).append('\n');
    text.append(
        "%-12s %10s %22s %6s %16s %12s%n"
            .formatted(
                "",
                "innocent",
                "told in " + innocentRuns + " runs",
                "racy",
                "explored: found",
                racyRuns + " runs"));
    rows.forEach(
        (name, row) ->
            text.append(
                "%-12s %10d %22d %6d %16d %5d (%2d %%)%n"
                    .formatted(
                        name,
                        row[0],
                        row[1],
                        row[2],
                        row[2],
                        row[3],
                        row[2] == 0 ? 100 : 100 * row[3] / row[2])));
    return text.toString();
  }
}
