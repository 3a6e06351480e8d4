package dev.racetest.scheduler;

import java.util.List;

/**
 * The executions of an exhaustive search, or of a piece of one.
 *
 * @param recordings one for each execution, in their order
 * @param enumerated what the search has come to
 */
public record RecordedSearch(List<Recording> recordings, Enumerated enumerated) {
  /** Copies the list. */
  public RecordedSearch {
    recordings = List.copyOf(recordings);
  }
}
