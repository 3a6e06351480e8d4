package dev.racetest.nightly;

import dev.racetest.nightly.store.ItemResult;
import dev.racetest.nightly.store.NewItem;
import dev.racetest.scheduler.Enumerated;
import dev.racetest.scheduler.ExplorationResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Visits traces of one race test, a piece of its search, for a slice of time. */
final class Searching {
  /** The kind of such items. */
  static final String KIND = "exhaustive";

  /** What a search says of itself that has lost its way. */
  private static final String NOT_REPEATED = "an execution did not repeat";

  /** What a search says that knows nothing of the job that it is part of. */
  private static final String ELSEWHERE = "other pieces of the search are explored elsewhere";

  private final String test;

  Searching(String test) {
    this.test = test;
  }

  /**
   * Explores.
   *
   * @param pieces into how many what remains is divided
   * @throws IllegalStateException if the test is not explored, or if the piece does not lead where
   *     it did
   */
  ItemResult run(SearchPiece piece, Duration slice, int pieces) {
    Exploration exploration = new Exploration(test);
    Duration time = piece.slice(slice);
    Optional<Explored> result =
        exploration.run(
            Map.of(
                "strategy", KIND,
                "item", piece.item(),
                "split", Integer.toString(pieces)),
            time);
    return result
        .map(explored -> result(explored, piece, time))
        .orElseGet(() -> ItemResult.skipped(exploration.reason()));
  }

  private static ItemResult result(Explored explored, SearchPiece piece, Duration slice) {
    return explored
        .result()
        .summary()
        .enumerated()
        .map(enumerated -> searched(explored, enumerated, piece, slice))
        .orElseGet(() -> notSearched(explored));
  }

  private static ItemResult searched(
      Explored explored, Enumerated enumerated, SearchPiece piece, Duration slice) {
    ExplorationResult result = explored.result();
    if (enumerated.assumptions().stream().anyMatch(line -> line.startsWith(NOT_REPEATED))) {
      throw new IllegalStateException(
          "an execution did not repeat: the test depends on something that is not under control, or"
              + " on what ran before it in the same JVM");
    }
    boolean isInterrupted =
        enumerated.remaining().isEmpty() && !enumerated.isWhole() && enumerated.cut() == 0;
    boolean wasShort = isInterrupted && result.elapsed().compareTo(slice) >= 0;
    Map<String, Long> counts = new LinkedHashMap<>();
    counts.put(ItemResult.EXECUTIONS, (long) result.executions());
    counts.put(ItemResult.TRACES, enumerated.traces());
    counts.put(ItemResult.COMPLETE, enumerated.complete());
    counts.put(ItemResult.DEADLOCKED, enumerated.deadlocked());
    counts.put(ItemResult.CUT, enumerated.cut());
    counts.put(ItemResult.FAILING, enumerated.failing());
    counts.put(ItemResult.REDUNDANT, enumerated.redundant());
    counts.put(ItemResult.UNEXPLORED, isInterrupted && !wasShort ? 1L : 0L);
    return new ItemResult(
        piece.generation(enumerated.promoted()),
        counts,
        explored.failures(),
        wasShort ? List.of(piece.longer()) : remaining(enumerated),
        remarks(result, enumerated, piece.isWhole()));
  }

  private static List<NewItem> remaining(Enumerated enumerated) {
    int pieces = enumerated.remaining().size();
    // Nobody knows which piece is how large; together they are as large as what is left.
    double rest = Math.max(1.0, enumerated.estimate() * (1.0 - enumerated.share()));
    double variance = enumerated.deviation() * enumerated.deviation();
    return enumerated.remaining().stream()
        .map(item -> SearchPiece.of(item, rest / pieces, variance / pieces))
        .toList();
  }

  /** A sentence each; how often something was cut is among the counts of all pieces. */
  private static List<String> remarks(
      ExplorationResult result, Enumerated enumerated, boolean isFirst) {
    List<String> remarks = new ArrayList<>();
    enumerated.assumptions().stream()
        .filter(line -> !line.equals(ELSEWHERE))
        .filter(line -> !line.startsWith(enumerated.cut() + " executions were cut "))
        .map(line -> "Assuming: " + line + ".")
        .forEach(remarks::add);
    if (enumerated.cut() > 0) {
      remarks.add(
          "Executions were cut at the limit of steps: what comes after it is not explored.");
    }
    if (isFirst) {
      remarks.addAll(result.notes());
    }
    return remarks;
  }

  private static ItemResult notSearched(Explored explored) {
    ExplorationResult result = explored.result();
    return new ItemResult(
        Map.of(
            ItemResult.EXECUTIONS, (long) result.executions(),
            ItemResult.FAILING, (long) result.failing(),
            ItemResult.UNEXPLORED, 1L),
        explored.failures(),
        List.of(),
        List.of(
            "Not searched for all traces: the test asks for the strategy "
                + result.summary().strategy()
                + "."));
  }
}
