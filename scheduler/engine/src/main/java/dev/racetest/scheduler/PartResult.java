package dev.racetest.scheduler;

/**
 * What a range of executions has come to.
 *
 * @param result the range taken for itself; its texts count the executions that were before it
 * @param figures what is to be added to those of other ranges
 */
public record PartResult(ExplorationResult result, PartFigures figures) {
  /** That of a range in which a task neither ends nor reaches a yield point. */
  static PartResult stuck(ExplorationResult result) {
    PartFigures figures =
        PartFigures.of(new Tally(), new OutcomeTally(), result.executions(), 1, result.notes());
    return new PartResult(result, figures);
  }
}
