package dev.racetest.scheduler;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the executions of an exploration have come to, as they have recorded it with {@link
 * RaceTests#outcome}. Only executions count that come to their end: in a deadlock, or where the
 * body ends with an exception, there is none.
 *
 * @param extent whether these are all that there are
 * @param counts each different outcome once, sorted by its text
 * @param without how many executions came to their end and have recorded none; in a search of all
 *     traces, how many traces
 */
public record Outcomes(Extent extent, List<OutcomeCount> counts, long without) {
  /** Nothing was recorded. */
  public static final Outcomes NONE = new Outcomes(Extent.SAMPLE, List.of(), 0L);

  /** What the outcomes that were seen are among all that can be. */
  public enum Extent {
    /** All: every trace was explored, under the assumptions of the search. */
    ALL,
    /** A part: a search of all traces did not come to its end. */
    PART,
    /** Those of a piece of a search; other pieces are explored elsewhere. */
    PIECE,
    /** A sample: some schedules were run. */
    SAMPLE,
    /** One: a token was replayed. */
    REPLAY
  }

  /** Copies the list. */
  public Outcomes {
    counts = List.copyOf(counts);
  }

  /** The outcomes as texts, sorted. */
  public Set<String> seen() {
    Set<String> seen = new LinkedHashSet<>();
    counts.forEach(count -> seen.add(count.outcome()));
    return seen;
  }

  /** The outcomes by their text, sorted. */
  public Map<String, OutcomeCount> byOutcome() {
    Map<String, OutcomeCount> counted = new LinkedHashMap<>();
    counts.forEach(count -> counted.put(count.outcome(), count));
    return counted;
  }
}
