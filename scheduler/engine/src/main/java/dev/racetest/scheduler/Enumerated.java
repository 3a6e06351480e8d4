package dev.racetest.scheduler;

import java.util.List;

/**
 * What a search of all traces has come to.
 *
 * @param isWhole whether it has come to its end, so that there are no other traces under the
 *     assumptions
 * @param complete how many traces ended with all tasks done
 * @param deadlocked how many ended in a deadlock
 * @param cut how many were cut at the limit of steps, or otherwise
 * @param failing how many of all these failed
 * @param redundant how many executions showed nothing new
 * @param open how many branches are known and not begun
 * @param share which share of the executions is done, an estimate
 * @param estimate how many executions there are in all, an estimate; 0 if there is none
 * @param deviation the standard deviation of the estimate
 * @param byPreemptions how many traces there are with at most 0, 1, 2, ... preemptions, if they
 *     were searched in that order
 * @param assumptions what the result depends on, each a sentence without a full stop
 */
public record Enumerated(
    boolean isWhole,
    long complete,
    long deadlocked,
    long cut,
    long failing,
    long redundant,
    long open,
    double share,
    double estimate,
    double deviation,
    List<Long> byPreemptions,
    List<String> assumptions) {

  /** Copies the list. */
  public Enumerated {
    byPreemptions = List.copyOf(byPreemptions);
    assumptions = List.copyOf(assumptions);
  }

  /** How many traces there were. */
  public long traces() {
    return complete + deadlocked + cut;
  }
}
