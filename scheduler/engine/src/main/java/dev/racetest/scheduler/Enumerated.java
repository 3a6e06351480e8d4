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
 * @param explored which share of the whole search was explored here, an estimate; less than {@code
 *     share} if this was a piece of it
 * @param remaining what is left to explore, for {@link ExplorationOptions#withItem}; empty if there
 *     is nothing, or if such a search cannot be saved
 * @param promoted the plain variables whose accesses are steps, since data races were found on them
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
    double explored,
    List<String> remaining,
    List<String> promoted,
    List<String> assumptions) {

  /** Nothing is known yet. */
  static final Enumerated NONE =
      new Enumerated(
          false, 0, 0, 0, 0, 0, 0, 0.0, 0.0, 0.0, List.of(), 0.0, List.of(), List.of(), List.of());

  /** Copies the lists. */
  public Enumerated {
    byPreemptions = List.copyOf(byPreemptions);
    remaining = List.copyOf(remaining);
    promoted = List.copyOf(promoted);
    assumptions = List.copyOf(assumptions);
  }

  /** How many traces there were. */
  public long traces() {
    return complete + deadlocked + cut;
  }
}
