package dev.racetest.nightly.store;

import java.util.List;
import java.util.Map;

/**
 * What exploring a piece for a while has come to.
 *
 * @param generation which search the piece belongs to now. If it is another one than before, the
 *     search has begun anew: the counts are those of the new search, what remains is all of it, and
 *     what came of the test's other pieces of the same kind is void
 * @param counts figures by name, such as {@code executions}; those of all pieces are added up
 * @param failures what was found, each key once
 * @param remaining what is left of the piece: nothing if it is done, one if it goes on later, more
 *     if it was split
 * @param remarks what the result rests on, a sentence each; equal ones of other pieces are kept
 *     once
 */
public record ItemResult(
    String generation,
    Map<String, Long> counts,
    List<FoundFailure> failures,
    List<NewItem> remaining,
    List<String> remarks) {

  /** The count of executions, those of searches that have begun anew included. */
  public static final String EXECUTIONS = "executions";

  /** The count of executions that failed. */
  public static final String FAILING = "failing";

  /** The count of executions that differed in more than the order of independent steps. */
  public static final String TRACES = "traces";

  /** The count of traces that ended with all tasks done. */
  public static final String COMPLETE = "complete";

  /** The count of traces that ended in a deadlock. */
  public static final String DEADLOCKED = "deadlocked";

  /** The count of traces that were cut before their end. */
  public static final String CUT = "cut";

  /** The count of executions of a search that showed nothing new. */
  public static final String REDUNDANT = "redundant";

  /** The count of pieces that ended although not all of them could be explored. */
  public static final String UNEXPLORED = "unexplored";

  /** Makes a result; later changes of the collections do not change it. */
  public ItemResult {
    counts = Map.copyOf(counts);
    failures = List.copyOf(failures);
    remaining = List.copyOf(remaining);
    remarks = List.copyOf(remarks);
  }

  /** The test was not run, for some reason. */
  public static ItemResult skipped(String reason) {
    return new ItemResult(Map.of(), List.of(), List.of(), List.of("Skipped: " + reason));
  }

  /** A result of a search that never begins anew. */
  public ItemResult(
      Map<String, Long> counts,
      List<FoundFailure> failures,
      List<NewItem> remaining,
      List<String> remarks) {
    this("", counts, failures, remaining, remarks);
  }
}
