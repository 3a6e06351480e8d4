package dev.racetest.harness.outcomes;

import dev.racetest.scheduler.ExplorationResult;
import dev.racetest.scheduler.OutcomeCount;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The outcomes of an exploration.
 *
 * @param counts how many executions had each, and a token; of a search of all traces, how many
 *     traces
 * @param result what else was found: exceptions, deadlocks, and races if they fail the test
 * @param isComplete whether there are no other outcomes, under the assumptions of the search
 */
public record Observed<K>(
    Map<K, OutcomeCount> counts, ExplorationResult result, boolean isComplete) {

  /** Keeps a copy of the counts. */
  public Observed {
    counts = Collections.unmodifiableMap(new LinkedHashMap<>(counts));
  }
}
