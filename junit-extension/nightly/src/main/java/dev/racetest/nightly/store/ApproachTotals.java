package dev.racetest.nightly.store;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * What one of the ways in which a test is explored has come to so far.
 *
 * @param kind which way
 * @param used how long workers have explored, all together
 * @param done how many items are completed
 * @param unfinished how many items are open or leased
 * @param crashed how many items were taken out
 * @param rest how many executions the unfinished items will take
 * @param counts the figures of all results, by name
 * @param remarks what the result rests on
 * @param expectedTraces how many traces the test says that there are
 */
public record ApproachTotals(
    String kind,
    Duration used,
    long done,
    long unfinished,
    long crashed,
    Rest rest,
    Map<String, Long> counts,
    List<String> remarks,
    OptionalLong expectedTraces) {

  /** Copies the collections. */
  public ApproachTotals {
    counts = Map.copyOf(counts);
    remarks = List.copyOf(remarks);
  }

  /**
   * How many executions are still to come.
   *
   * @param executions an estimate; 0 if nobody can tell
   * @param deviation the standard deviation of that
   */
  public record Rest(double executions, double deviation) {
    /** Nobody can tell, or there are none. */
    public static final Rest UNKNOWN = new Rest(0.0, 0.0);
  }

  /** How often something was counted. */
  public long count(String name) {
    return counts.getOrDefault(name, 0L);
  }

  /** Whether nothing is left to do. */
  public boolean isOver() {
    return unfinished == 0 && done > 0;
  }

  /** Whether it was a search of all traces. */
  public boolean isSearch() {
    return count(ItemResult.TRACES) + count(ItemResult.REDUNDANT) > 0;
  }

  /** Whether every trace was explored to its end. */
  public boolean isWhole() {
    return isOver()
        && isSearch()
        && crashed == 0
        && count(ItemResult.CUT) == 0
        && count(ItemResult.UNEXPLORED) == 0;
  }

  /** Whether every trace was explored, and the test says that there are more or fewer. */
  public boolean isOtherThanExpected() {
    return isWhole()
        && expectedTraces.isPresent()
        && expectedTraces.getAsLong() != count(ItemResult.TRACES);
  }

  /** Which share of the search is done, an estimate from 0 to 1; 0 if nobody can tell. */
  public double explored() {
    if (isOver() && isSearch()) {
      return 1.0;
    }
    double executions = count(ItemResult.TRACES) + count(ItemResult.REDUNDANT);
    return rest.executions() == 0.0 ? 0.0 : executions / (executions + rest.executions());
  }

  /** How long workers will be busy with the rest, all together; zero if nobody can tell. */
  public Duration left() {
    double executions = count(ItemResult.EXECUTIONS);
    return executions == 0.0
        ? Duration.ZERO
        : Duration.ofMillis((long) (used.toMillis() * (rest.executions() / executions)));
  }
}
