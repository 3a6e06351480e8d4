package dev.racetest.scheduler;

/**
 * Over which executions {@link Finding#seen} was counted: those up to the reported one, and some
 * that were made in order to count.
 *
 * @param first the number of the reported execution, from 1 on; 0 if none is reported
 * @param executions how many there were, the reported one included; 0 if nothing was counted
 */
public record Occurrences(int first, int executions) {
  /** Nothing was counted. */
  public static final Occurrences NONE = new Occurrences(0, 0);
}
