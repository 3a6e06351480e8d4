package dev.racetest.harness.outcomes;

import dev.racetest.scheduler.Enumerated;
import dev.racetest.scheduler.ExplorationOptions;
import dev.racetest.scheduler.ExplorationResult;
import dev.racetest.scheduler.Explorer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Explores a body for its outcomes, and shows the simplest execution that has a given one.
 *
 * @param <K> what the body tells
 */
public final class OutcomeSearch<K> {
  private static final class Last<K> {
    private K outcome;
  }

  private final ExplorationOptions options;
  private final ObservedBody<K> body;

  /** Makes a search; nothing runs yet. */
  public OutcomeSearch(ExplorationOptions options, ObservedBody<K> body) {
    this.options = options;
    this.body = body;
  }

  /** Runs all executions, or those up to the first that fails if the options say so. */
  public Observed<K> explore() {
    List<K> seen = new ArrayList<>();
    ExplorationOptions quick = options.withShrinking(options.keepGoing()).withCounting(false);
    ExplorationResult result = Explorer.explore(quick, () -> seen.add(body.run()));
    Optional<Enumerated> enumerated = result.summary().enumerated();
    boolean isComplete = enumerated.map(Enumerated::isWhole).orElse(false);
    return new Observed<>(counts(seen, result), result, isComplete);
  }

  /**
   * How often each outcome was seen. Whatever was seen can happen; but the warm-up, repetitions,
   * and what a search had visited before a race made it begin anew are not counted, as far as that
   * can be told from outside.
   */
  private static <K> Map<K, Integer> counts(List<K> seen, ExplorationResult result) {
    int counted =
        result
            .summary()
            .enumerated()
            .map(all -> (int) Math.min(seen.size(), all.complete()))
            .orElse(Math.min(seen.size(), result.executions()));
    Map<K, Integer> counts = new LinkedHashMap<>();
    seen.forEach(outcome -> counts.put(outcome, 0));
    for (K outcome : seen.subList(seen.size() - counted, seen.size())) {
      counts.merge(outcome, 1, Integer::sum);
    }
    counts.replaceAll((outcome, count) -> Math.max(1, count));
    return counts;
  }

  /**
   * Explores until an execution has one of the outcomes, and makes that one as simple as it can be.
   *
   * @return the exploration with that execution as its failure; a passing one if there is none
   */
  public ExplorationResult show(Set<K> outcomes) {
    return Explorer.explore(
        options.withKeepGoing(false).withShrinking(true).withCounting(false),
        () -> {
          K outcome = body.run();
          if (outcomes.contains(outcome)) {
            throw new OutcomeShown(outcome);
          }
        });
  }

  /**
   * Runs the execution of a token.
   *
   * @return the outcome, empty if the execution did not come to its end, and the execution as its
   *     failure
   * @throws dev.racetest.scheduler.replay.ForeignTokenException if the token is for another test
   */
  public Replayed<K> replay(String token) {
    Last<K> last = new Last<>();
    ExplorationResult result =
        Explorer.explore(
            options.withReplay(token),
            () -> {
              last.outcome = null;
              K outcome = body.run();
              last.outcome = outcome;
              throw new OutcomeShown(outcome);
            });
    return new Replayed<>(Optional.ofNullable(last.outcome), result);
  }
}
