package dev.racetest.reports.summary;

import dev.racetest.scheduler.ExplorationResult;
import dev.racetest.scheduler.Summary;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What became of one race test the last time it was run.
 *
 * @param id tells the test from the others, the same in every run
 * @param test its name, with class and method
 * @param display what the tools that run tests call it
 * @param passed whether nothing was found
 * @param executions how many executions were run
 * @param failing how many of them failed
 * @param traces how many of them differed in more than the order of independent steps
 * @param elapsed how long they took
 * @param findings what was found, the main finding first
 * @param token brings the reported execution back; empty if none failed
 * @param files the names of its files in the folder, the most readable first
 * @param finished when it was
 */
public record TestOutcome(
    String id,
    String test,
    String display,
    boolean passed,
    int executions,
    int failing,
    int traces,
    Duration elapsed,
    List<Found> findings,
    String token,
    List<String> files,
    Instant finished) {

  /** Makes an outcome; later changes of the lists do not change it. */
  public TestOutcome {
    findings = List.copyOf(findings);
    files = List.copyOf(files);
  }

  /** The outcome of an exploration that is just over. */
  public static TestOutcome of(
      String id, String display, ExplorationResult result, List<String> files) {
    Summary summary = result.summary();
    return new TestOutcome(
        id,
        summary.test(),
        display,
        !result.failed(),
        summary.executions(),
        summary.failing(),
        summary.traces(),
        summary.elapsed(),
        result.findings().stream().map(Found::of).toList(),
        result.token(),
        files,
        Instant.now());
  }
}
