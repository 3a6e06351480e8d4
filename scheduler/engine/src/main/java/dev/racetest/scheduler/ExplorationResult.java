package dev.racetest.scheduler;

import java.time.Duration;
import java.util.List;

/**
 * What an exploration has found.
 *
 * @param executions how many executions were run, warm-up and confirming replays not counted
 * @param failing how many of them failed
 * @param elapsed how long they took
 * @param findings the findings of the reported execution, the main one first; empty if none failed
 * @param token brings the reported execution back; the empty string if none failed
 * @param eventHash identifies the reported execution event for event; of the last one if none
 *     failed
 * @param report all findings as text, with the interleaving and how to replay; empty if none failed
 * @param notes what a reader of a green result should know, such as code outside control
 */
public record ExplorationResult(
    int executions,
    int failing,
    Duration elapsed,
    List<Finding> findings,
    String token,
    long eventHash,
    String report,
    List<String> notes) {

  /** Whether anything was found. */
  public boolean failed() {
    return !findings.isEmpty();
  }

  /** Whether one of the findings is of this kind. */
  public boolean found(Finding.Kind kind) {
    return findings.stream().anyMatch(finding -> finding.kind() == kind);
  }

  /**
   * Does nothing if nothing was found.
   *
   * @throws RaceTestError with the report, caused by the first exception of the code under test
   */
  public void throwIfFailed() {
    if (failed()) {
      throw new RaceTestError(this);
    }
  }
}
