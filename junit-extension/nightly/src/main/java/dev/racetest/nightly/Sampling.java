package dev.racetest.nightly;

import dev.racetest.nightly.store.ItemResult;
import dev.racetest.scheduler.ExplorationResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs random schedules of one race test for a slice of time. */
final class Sampling {
  /** The kind of items of tests that run one execution only. */
  static final String REPLAY = "replay";

  private final String test;

  Sampling(String test) {
    this.test = test;
  }

  /**
   * Explores.
   *
   * @param split whether the stream goes on as two
   * @throws IllegalStateException if the test is not explored
   */
  ItemResult run(SamplingStream stream, Duration slice, boolean split) {
    Exploration exploration = new Exploration(test);
    Optional<Explored> result =
        exploration.run(Map.of("seed", Long.toString(stream.seed())), slice);
    return result
        .map(explored -> result(explored, stream, split))
        .orElseGet(() -> ItemResult.skipped(exploration.reason()));
  }

  /** Runs the one execution that the test asks for. */
  ItemResult replay(Duration slice) {
    Exploration exploration = new Exploration(test);
    return exploration
        .run(Map.of(), slice)
        .map(
            explored ->
                new ItemResult(
                    counts(explored.result()),
                    explored.failures(),
                    List.of(),
                    List.of("@RaceTest(replay = ...) is given: only that execution was run.")))
        .orElseGet(() -> ItemResult.skipped(exploration.reason()));
  }

  private static Map<String, Long> counts(ExplorationResult result) {
    return Map.of(
        ItemResult.EXECUTIONS, (long) result.executions(),
        ItemResult.FAILING, (long) result.failing());
  }

  private static ItemResult result(Explored explored, SamplingStream stream, boolean split) {
    ExplorationResult result = explored.result();
    boolean isSearch = result.summary().enumerated().isPresent();
    boolean isSeedFixed = result.summary().seed() != stream.seed();
    return new ItemResult(
        counts(result),
        explored.failures(),
        isSeedFixed || isSearch ? List.of() : stream.next(split),
        isSearch
            ? List.of(
                "No schedules were drawn at random: the test asks for a search of all traces.")
            : remarks(result, isSeedFixed, stream.slice() == 0));
  }

  /** Notes of later slices would say the same with other numbers. */
  private static List<String> remarks(
      ExplorationResult result, boolean isSeedFixed, boolean isFirst) {
    List<String> remarks = new ArrayList<>();
    remarks.add("Schedules were drawn at random: those that were not run may still fail.");
    remarks.add("Memory is sequentially consistent: stale values are never returned.");
    if (isSeedFixed) {
      remarks.add("@RaceTest(seed = ...) is given: only the schedules of that seed were run.");
    }
    if (isFirst) {
      remarks.addAll(result.notes());
    }
    return remarks;
  }
}
