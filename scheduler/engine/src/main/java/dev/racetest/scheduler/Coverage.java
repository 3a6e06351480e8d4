package dev.racetest.scheduler;

import java.util.List;

/**
 * What the executions of an exploration say about those that were not made.
 *
 * @param samples how many executions had a schedule that the strategy drew at random
 * @param hasAllTraces whether every trace was counted; otherwise there were millions, or parts of
 *     the exploration were counted apart, and {@link Summary#traces} is less than there may be
 * @param bounds how probable it is at most that a bug was missed, for each depth that was aimed at,
 *     ascending; empty where nothing can be said
 */
public record Coverage(int samples, boolean hasAllTraces, List<DepthBound> bounds) {
  /** It says nothing. */
  public static final Coverage NONE = new Coverage(0, true, List.of());

  /** Makes a coverage; later changes of the list do not change it. */
  public Coverage {
    bounds = List.copyOf(bounds);
  }
}
