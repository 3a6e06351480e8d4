package dev.racetest.scheduler;

import dev.racetest.scheduler.execution.Execution;
import dev.racetest.scheduler.execution.Expiry;
import dev.racetest.scheduler.spi.Guarantee;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Adds up what the executions of an exploration were worth. */
final class Tally {
  private final TraceCounts traces;
  private final DepthBounds bounds;
  private int samples;

  /** Nothing is counted yet. */
  Tally() {
    this(new TraceCounts(), new DepthBounds());
  }

  private Tally(TraceCounts traces, DepthBounds bounds) {
    this.traces = traces;
    this.bounds = bounds;
  }

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

  /** Adds what other executions were worth. */
  void addAll(Tally other) {
    traces.addAll(other.traces);
    bounds.addAll(other.bounds);
    samples += other.samples;
  }

  /** Writes it so that {@link #read} has it again. */
  void write(DataOutput out) throws IOException {
    traces.write(out);
    bounds.write(out);
    out.writeInt(samples);
  }

  /** Reads what {@link #write} has written. */
  static Tally read(DataInput in) throws IOException {
    Tally tally = new Tally(TraceCounts.read(in), DepthBounds.read(in));
    tally.samples = in.readInt();
    return tally;
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
