package dev.racetest.scheduler.spi;

import java.util.List;

/**
 * How a search stands.
 *
 * @param open how many branches are known and not begun
 * @param share which share of the executions is done, from 0 to 1; an estimate
 * @param estimate how many executions there will be in all, an estimate; 0 if there is none
 * @param deviation of the estimate, in executions
 * @param isRepeatable whether every execution that was led back to a branch came to it
 * @param byPreemptions how many traces there are with at most 0, 1, 2, ... preemptions, as far as
 *     that was searched and is known; may be empty
 * @param assumptions under which the search is complete, each a sentence without a full stop
 */
public record SearchState(
    long open,
    double share,
    double estimate,
    double deviation,
    boolean isRepeatable,
    List<Long> byPreemptions,
    List<String> assumptions) {

  /** Copies the lists. */
  public SearchState {
    byPreemptions = List.copyOf(byPreemptions);
    assumptions = List.copyOf(assumptions);
  }
}
