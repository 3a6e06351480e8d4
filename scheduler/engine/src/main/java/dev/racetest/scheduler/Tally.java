package dev.racetest.scheduler;

import dev.racetest.scheduler.execution.Execution;
import dev.racetest.scheduler.execution.Expiry;
import dev.racetest.scheduler.spi.Guarantee;

/** Adds up what the executions of an exploration were worth. */
final class Tally {
  private final TraceCounts traces = new TraceCounts();
  private final DepthBounds bounds = new DepthBounds();
  private int samples;

  /**
   * An execution has ended that the strategy vouches for like this.
   *
   * @return whether its trace is new
   */
  boolean add(Guarantee guarantee, Execution execution) {
    boolean isNew = traces.add(execution.trace(), guarantee.isSample());
    samples += guarantee.isSample() ? 1 : 0;
    // Where exceptions say nothing, a bug may have been met and not been told.
    boolean isJudged = execution.conditions().expiry() != Expiry.EARLY_UNJUDGED;
    if (isJudged) {
      int decisions = execution.choices().taskDecisions();
      bounds.add(guarantee, execution.tasks().count(), decisions);
    }
    if (!execution.choices().areOrderOnly() || !execution.outside().isEmpty()) {
      bounds.invalidate();
    }
    return isNew;
  }

  /** What the schedules of PCT among them are worth. */
  DepthBounds bounds() {
    return bounds;
  }

  /** A random schedule had this trace, and nothing else is known of it. */
  void traced(long trace) {
    traces.add(trace, true);
    samples++;
  }

  /** Executions do not repeat, so what is known of the program is not certain. */
  void doubt() {
    bounds.invalidate();
  }

  int traces() {
    return traces.traces();
  }

  int once() {
    return traces.once();
  }

  Coverage coverage() {
    return new Coverage(samples, !traces.isFull(), bounds.all());
  }
}
