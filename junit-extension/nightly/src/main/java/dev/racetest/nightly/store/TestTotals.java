package dev.racetest.nightly.store;

import java.time.Duration;
import java.util.List;
import java.util.TreeSet;

/**
 * What a test's exploration has come to so far.
 *
 * @param test the JUnit unique id of the test
 * @param name its name for people, with class and method
 * @param approaches what each of the ways in which it is explored has come to, conclusive ones
 *     first
 * @param failures the ways in which executions fail, the one seen first in front
 * @param crashes the items that were taken out
 */
public record TestTotals(
    String test,
    String name,
    List<ApproachTotals> approaches,
    List<FoundFailure> failures,
    List<Crash> crashes) {

  /** Copies the lists. */
  public TestTotals {
    approaches = List.copyOf(approaches);
    failures = List.copyOf(failures);
    crashes = List.copyOf(crashes);
  }

  /** How often something was counted, by all approaches together. */
  public long count(String name) {
    return approaches.stream().mapToLong(approach -> approach.count(name)).sum();
  }

  /** How long workers have explored it, all together. */
  public Duration used() {
    return approaches.stream().map(ApproachTotals::used).reduce(Duration.ZERO, Duration::plus);
  }

  /** How many items are completed. */
  public long done() {
    return approaches.stream().mapToLong(ApproachTotals::done).sum();
  }

  /** How many items are open or leased. */
  public long unfinished() {
    return approaches.stream().mapToLong(ApproachTotals::unfinished).sum();
  }

  /** Which share of all its traces is explored, an estimate from 0 to 1; 0 if nobody can tell. */
  public double explored() {
    return approaches.stream().mapToDouble(ApproachTotals::explored).max().orElse(0.0);
  }

  /** Whether every trace was explored to its end. */
  public boolean isWhole() {
    return approaches.stream().anyMatch(ApproachTotals::isWhole);
  }

  /** What the verdict rests on, each line once; if all traces were explored, then on that. */
  public List<String> remarks() {
    TreeSet<String> lines = new TreeSet<>();
    approaches.stream()
        .filter(approach -> approach.isWhole() || !isWhole())
        .forEach(approach -> lines.addAll(approach.remarks()));
    return List.copyOf(lines);
  }

  /** What can be said of the test now. */
  public Verdict verdict() {
    if (!failures.isEmpty()) {
      return Verdict.FAILED;
    } else if (approaches.stream().anyMatch(ApproachTotals::isOtherThanExpected)) {
      return Verdict.OTHER_TRACES;
    } else if (!crashes.isEmpty()) {
      return Verdict.CRASHED;
    } else if (isWhole()) {
      return Verdict.ALL_TRACES;
    } else if (unfinished() > 0 || done() == 0) {
      return Verdict.UNFINISHED;
    }
    return count(ItemResult.EXECUTIONS) == 0 ? Verdict.NOT_RUN : Verdict.COMPLETE;
  }
}
