package dev.racetest.harness.outcomes;

import dev.racetest.scheduler.ExplorationOptions;
import dev.racetest.scheduler.ExplorationResult;
import dev.racetest.scheduler.Explorer;
import dev.racetest.scheduler.Finding;
import dev.racetest.scheduler.OutcomeCount;
import dev.racetest.scheduler.Outcomes;
import dev.racetest.scheduler.RaceTests;
import dev.racetest.scheduler.Races;
import java.util.ArrayList;
import java.util.HashMap;
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
    Map<K, Integer> numbers = new HashMap<>();
    ExplorationOptions quick = options.withShrinking(options.keepGoing()).withCounting(false);
    ExplorationResult result =
        Explorer.explore(quick, () -> RaceTests.outcome(number(body.run(), seen, numbers)));
    Map<K, OutcomeCount> counts = new LinkedHashMap<>();
    for (OutcomeCount count : result.outcomes().counts()) {
      counts.put(seen.get(Integer.parseInt(count.outcome())), count);
    }
    return new Observed<>(counts, result, result.outcomes().extent() == Outcomes.Extent.ALL);
  }

  /**
   * What was collected.
   *
   * @param outcomes the different ones, in the order in which they were seen
   * @param result what else was found
   */
  public record Collected<K>(Set<K> outcomes, ExplorationResult result) {}

  /**
   * The same without counts and tokens, which are dear where nearly every execution has an outcome
   * of its own.
   */
  public Collected<K> collect() {
    OutcomeSet<K> seen = new OutcomeSet<>();
    ExplorationOptions quick = options.withShrinking(options.keepGoing()).withCounting(false);
    ExplorationResult result = Explorer.explore(quick, () -> seen.add(body.run()));
    return new Collected<>(seen.all(), result);
  }

  /** Outcomes are recorded by numbers: different ones may well be the same as text. */
  private static <K> String number(K outcome, List<K> seen, Map<K, Integer> numbers) {
    Integer number = numbers.get(outcome);
    if (number == null) {
      number = seen.size();
      seen.add(outcome);
      numbers.put(outcome, number);
    }
    return number.toString();
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
    boolean isError = result.findings().stream().anyMatch(this::isError);
    return new Replayed<>(Optional.ofNullable(last.outcome), result, isError);
  }

  /** Whether a thread of the body, or the body itself, has failed with an exception of its own. */
  public static boolean hasThrown(ExplorationResult result) {
    return result.findings().stream()
        .filter(finding -> finding.kind() == Finding.Kind.EXCEPTION)
        .anyMatch(finding -> !isShown(finding));
  }

  /** An exploration that shows an outcome, with words for what is wrong with that. */
  public static ExplorationResult told(ExplorationResult shown, String headline) {
    return withFindings(
        shown,
        shown.findings().stream()
            .map(each -> isShown(each) ? withHeadline(each, headline) : each)
            .toList());
  }

  /** The same exploration if the outcome that it shows is all right. */
  public static ExplorationResult passed(ExplorationResult shown) {
    return withFindings(shown, List.of());
  }

  /** The same exploration with other findings. */
  public static ExplorationResult withFindings(ExplorationResult result, List<Finding> findings) {
    return new ExplorationResult(
        result.summary(),
        findings,
        result.token(),
        result.eventHash(),
        result.report(),
        result.notes(),
        result.failure());
  }

  private static Finding withHeadline(Finding finding, String headline) {
    return new Finding(
        finding.kind(),
        headline,
        finding.identity(),
        finding.report(),
        finding.details(),
        finding.seen(),
        finding.token(),
        finding.cause());
  }

  private static boolean isShown(Finding finding) {
    return finding.cause().orElse(null) instanceof OutcomeShown;
  }

  private boolean isError(Finding finding) {
    boolean isTold = finding.kind() == Finding.Kind.DATA_RACE && options.races() == Races.REPORT;
    return !isTold && !isShown(finding);
  }
}
