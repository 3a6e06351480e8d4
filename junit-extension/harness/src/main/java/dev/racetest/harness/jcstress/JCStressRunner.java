package dev.racetest.harness.jcstress;

import dev.racetest.harness.WrongTestException;
import dev.racetest.harness.outcomes.Observed;
import dev.racetest.harness.outcomes.OutcomeSearch;
import dev.racetest.harness.outcomes.Replayed;
import dev.racetest.scheduler.ExplorationOptions;
import dev.racetest.scheduler.ExplorationResult;
import dev.racetest.scheduler.Failure;
import dev.racetest.scheduler.Finding;
import dev.racetest.scheduler.text.InterleavingTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.openjdk.jcstress.annotations.Mode;

/** Runs one jcstress class under controlled schedules, without JUnit. */
public final class JCStressRunner {
  private static final String STALE = "STALE";
  private static final int MOST_ROWS = 40;

  /**
   * An actor that spins for so many steps, while nobody else can go on or everybody had a turn, is
   * taken for one that nobody ends.
   */
  private static final int SPINNING_STEPS = 1_000;

  private static final Set<Finding.Kind> STALE_KINDS =
      Set.of(Finding.Kind.DEADLOCK, Finding.Kind.LIVELOCK, Finding.Kind.STEP_LIMIT);

  private final StressClass stress;
  private final ExplorationOptions options;

  private JCStressRunner(StressClass stress, ExplorationOptions options) {
    this.stress = stress;
    this.options = options;
  }

  /**
   * Reads a class.
   *
   * @param options how to explore it; {@link ExplorationOptions#name} should be the class's name
   * @throws WrongTestException if the class breaks a rule of jcstress
   */
  public static JCStressRunner of(Class<?> type, ExplorationOptions options) {
    StressClass stress = StressClassReader.read(type);
    boolean spins = stress.mode() == Mode.Termination;
    int steps = spins ? Math.min(options.maxSteps(), SPINNING_STEPS) : options.maxSteps();
    return new JCStressRunner(stress, options.withMaxSteps(steps));
  }

  private boolean isTermination() {
    return stress.mode() == Mode.Termination;
  }

  /** Explores the class and shows each of its outcomes. */
  public StressResult run() {
    OutcomeSearch<String> search = search(options.withKeepGoing(isTermination()));
    Observed<String> observed = search.explore();
    Map<String, Long> counts = new LinkedHashMap<>();
    observed.counts().forEach((key, count) -> counts.put(key, count.count()));
    addStale(counts, observed.result());
    List<StressOutcome> outcomes = new ArrayList<>();
    counts.keySet().stream()
        .sorted()
        .forEach(key -> outcomes.add(outcome(key, counts.get(key), search, observed.result())));
    boolean isComplete = isTermination() ? isWhole(observed.result()) : observed.isComplete();
    return new StressResult(
        stress.type().getName(),
        outcomes,
        unmatched(counts.keySet()),
        isComplete,
        observed.result(),
        isError(observed.result()));
  }

  /** Where executions are cut because somebody spins for ever, that is an outcome and no loss. */
  private static boolean isWhole(ExplorationResult result) {
    return result
        .summary()
        .enumerated()
        .map(all -> all.isWhole() || all.open() == 0L)
        .orElse(false);
  }

  private OutcomeSearch<String> search(ExplorationOptions used) {
    try {
      return new OutcomeSearch<>(used, new StressBody(stress));
    } catch (Exception thrown) {
      throw new WrongTestException(
          stress.type().getName(),
          "no instance can be made (" + thrown + ")",
          "public static class T { public T() {} }");
    }
  }

  private void addStale(Map<String, Long> counts, ExplorationResult result) {
    if (isTermination() && isStale(result)) {
      long stale =
          result
              .summary()
              .enumerated()
              .map(all -> all.deadlocked() + all.cut())
              .orElse((long) result.failing());
      counts.put(STALE, Math.max(1L, stale));
    }
  }

  private static boolean isStale(ExplorationResult result) {
    return STALE_KINDS.stream().anyMatch(result::found);
  }

  private StressOutcome outcome(
      String key, long count, OutcomeSearch<String> search, ExplorationResult explored) {
    OutcomeCase expected = stress.outcomes().of(key);
    ExplorationResult shown = key.equals(STALE) ? explored : search.show(Set.of(key));
    return new StressOutcome(
        key, count, expected.expect(), expected.description(), shown.token(), trace(shown));
  }

  private static String trace(ExplorationResult shown) {
    return shown
        .failure()
        .map(Failure::history)
        .map(history -> new InterleavingTable(history).text(MOST_ROWS))
        .orElse("");
  }

  private List<String> unmatched(Set<String> seen) {
    return stress.outcomes().all().stream()
        .filter(each -> !each.fails())
        .filter(each -> seen.stream().noneMatch(key -> stress.outcomes().of(key) == each))
        .map(OutcomeCase::id)
        .toList();
  }

  /**
   * Runs the execution of a token.
   *
   * @return its outcome; none if something else is wrong with it
   * @throws dev.racetest.scheduler.replay.ForeignTokenException if it is for another class
   */
  public StressResult replay(String token) {
    Replayed<String> replayed = search(options).replay(token);
    ExplorationResult result = replayed.result();
    List<StressOutcome> outcomes = new ArrayList<>();
    replayed.outcome().ifPresent(key -> outcomes.add(replayed(key, token, result)));
    boolean isStale = outcomes.isEmpty() && isTermination() && isStale(result);
    if (isStale) {
      outcomes.add(replayed(STALE, token, result));
    } else if (replayed.isError()) {
      outcomes.clear();
    }
    boolean isError = outcomes.isEmpty() || result.found(Finding.Kind.DIVERGED);
    return new StressResult(stress.type().getName(), outcomes, List.of(), false, result, isError);
  }

  private StressOutcome replayed(String key, String token, ExplorationResult result) {
    OutcomeCase expected = stress.outcomes().of(key);
    return new StressOutcome(
        key, 1L, expected.expect(), expected.description(), token, trace(result));
  }

  /**
   * Whether the exploration found something that no outcome tells: exceptions, deadlocks, races.
   */
  private boolean isError(ExplorationResult result) {
    return result.findings().stream()
        .anyMatch(each -> !isTermination() || !STALE_KINDS.contains(each.kind()));
  }
}
