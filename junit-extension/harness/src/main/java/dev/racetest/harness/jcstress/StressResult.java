package dev.racetest.harness.jcstress;

import dev.racetest.harness.outcomes.OutcomeSearch;
import dev.racetest.scheduler.ExplorationResult;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What came of a jcstress class under controlled schedules.
 *
 * @param test the name of the class
 * @param outcomes those that were seen
 * @param outOfReach the ids that the class accepts and that no execution can have, or none had
 * @param isComplete whether there are no other outcomes under sequential consistency
 * @param exploration the exploration itself: how many executions, races, exceptions
 * @param isError whether something is wrong that no outcome tells: an exception, a deadlock, a race
 *     that fails the test
 */
public record StressResult(
    String test,
    List<StressOutcome> outcomes,
    List<String> outOfReach,
    boolean isComplete,
    ExplorationResult exploration,
    boolean isError) {

  /** Copies the lists. */
  public StressResult {
    outcomes = List.copyOf(outcomes);
    outOfReach = List.copyOf(outOfReach);
  }

  /** The outcomes alone. */
  public Set<String> keys() {
    return outcomes.stream()
        .map(StressOutcome::outcome)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Whether an outcome was seen that must not be. */
  public boolean fails() {
    return outcomes.stream().anyMatch(StressOutcome::fails);
  }

  /** The exploration with all that is wrong as its findings, and nothing that is told only. */
  public ExplorationResult told() {
    return isError
        ? exploration
        : OutcomeSearch.withFindings(
            exploration,
            outcomes.stream().filter(StressOutcome::fails).map(StressOutcome::finding).toList());
  }

  /** The table, a trace for each outcome, and what else there is to know. */
  public String text() {
    return new StressTable(this).text();
  }
}
