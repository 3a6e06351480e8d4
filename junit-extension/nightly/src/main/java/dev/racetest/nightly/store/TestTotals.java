package dev.racetest.nightly.store;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What a test's exploration has come to so far.
 *
 * @param test the JUnit unique id of the test
 * @param name its name for people, with class and method
 * @param used how long workers have explored it, all together
 * @param explored an estimate of the share that is explored, from 0 to 1; 0 if nobody can tell
 * @param done how many items are completed
 * @param unfinished how many items are open or leased
 * @param counts the figures of all results, by name
 * @param failures the ways in which executions fail, the one seen first in front
 * @param crashes the items that were taken out
 * @param remarks what the result rests on
 */
public record TestTotals(
    String test,
    String name,
    Duration used,
    double explored,
    long done,
    long unfinished,
    Map<String, Long> counts,
    List<FoundFailure> failures,
    List<Crash> crashes,
    List<String> remarks) {

  /** How often something was counted. */
  public long count(String name) {
    return counts.getOrDefault(name, 0L);
  }

  /** What can be said of the test now. */
  public Verdict verdict() {
    if (!failures.isEmpty()) {
      return Verdict.FAILED;
    } else if (!crashes.isEmpty()) {
      return Verdict.CRASHED;
    }
    if (unfinished > 0 || done == 0) {
      return Verdict.UNFINISHED;
    }
    return count(ItemResult.EXECUTIONS) == 0 ? Verdict.NOT_RUN : Verdict.COMPLETE;
  }
}
