package dev.racetest.nightly.store;

import java.util.List;
import java.util.Map;

/**
 * What exploring a piece for a while has come to.
 *
 * @param counts figures by name, such as {@code executions}; those of all pieces are added up
 * @param failures what was found, each key once
 * @param remaining what is left of the piece: nothing if it is done, one if it goes on later, more
 *     if it was split
 * @param explored which share of the test's whole exploration this was, from 0 to 1; those of all
 *     pieces are added up
 * @param remarks what the result rests on, a sentence each; equal ones of other pieces are kept
 *     once
 */
public record ItemResult(
    Map<String, Long> counts,
    List<FoundFailure> failures,
    List<NewItem> remaining,
    double explored,
    List<String> remarks) {

  /** The count of executions. */
  public static final String EXECUTIONS = "executions";

  /** The count of executions that failed. */
  public static final String FAILING = "failing";

  /** The count of executions that differed in more than the order of independent steps. */
  public static final String TRACES = "traces";

  /** Makes a result; later changes of the collections do not change it. */
  public ItemResult {
    counts = Map.copyOf(counts);
    failures = List.copyOf(failures);
    remaining = List.copyOf(remaining);
    remarks = List.copyOf(remarks);
  }
}
