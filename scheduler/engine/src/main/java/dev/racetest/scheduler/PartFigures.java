package dev.racetest.scheduler;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What parts of an exploration have counted. Those of one part after the other are added up; the
 * sum depends on their order only, not on where or when they were run.
 */
public final class PartFigures {
  private final DepthBounds bounds;
  private final OutcomeTally outcomes;
  private final Set<String> notes = new LinkedHashSet<>();

  /** Races that are only told, each once: what is told, by the identity of the race. */
  private final Map<String, String> told = new LinkedHashMap<>();

  private int parts;
  private int executions;
  private int failing;

  /**
   * The most traces of a part. The same trace may have another hash in another JVM, so those of two
   * parts cannot be told apart; there are at least as many as the part with the most has.
   */
  private int traces;

  private int once;
  private int samples;
  private boolean hasAllTraces = true;

  /** Nothing is counted yet. */
  public PartFigures() {
    this(new DepthBounds(), new OutcomeTally());
  }

  private PartFigures(DepthBounds bounds, OutcomeTally outcomes) {
    this.bounds = bounds;
    this.outcomes = outcomes;
  }

  /** Those of a part. */
  static PartFigures of(
      Tally tally, OutcomeTally outcomes, int executions, int failing, List<String> notes) {
    PartFigures figures = new PartFigures();
    figures.parts = 1;
    figures.bounds.addAll(tally.bounds());
    figures.traces = tally.traces();
    figures.once = tally.once();
    figures.samples = tally.coverage().samples();
    figures.hasAllTraces = tally.coverage().hasAllTraces();
    figures.outcomes.addAll(outcomes);
    figures.executions = executions;
    figures.failing = failing;
    figures.notes.addAll(notes);
    return figures;
  }

  /** The same with races that are only told. */
  PartFigures withTold(Map<String, String> races) {
    told.putAll(races);
    return this;
  }

  /** Adds those of the part that comes next. */
  public void add(PartFigures next) {
    boolean isFirst = parts == 0;
    parts += next.parts;
    bounds.addAll(next.bounds);
    traces = Math.max(traces, next.traces);
    once = isFirst ? next.once : 0;
    samples += next.samples;
    hasAllTraces = isFirst && next.hasAllTraces;
    outcomes.addAll(next.outcomes);
    notes.addAll(next.notes);
    next.told.forEach(told::putIfAbsent);
    executions += next.executions;
    failing += next.failing;
  }

  /** How many executions were run. */
  public int executions() {
    return executions;
  }

  /** How many of them failed. */
  public int failing() {
    return failing;
  }

  /** What a reader should know of the executions. */
  public List<String> notes() {
    List<String> all = new ArrayList<>(notes);
    all.addAll(told.values());
    return all;
  }

  /**
   * The figures of the exploration.
   *
   * @param options its options
   * @param elapsed how long it took
   * @param occurrences over which executions findings were counted
   */
  public Summary summary(ExplorationOptions options, Duration elapsed, Occurrences occurrences) {
    return new Summary(
        options.name(),
        options.strategy(),
        options.seed(),
        options.schedules(),
        executions,
        failing,
        traces,
        once,
        elapsed,
        new Coverage(samples, hasAllTraces, bounds.all()),
        occurrences,
        Optional.empty(),
        outcomes.isEmpty()
            ? Optional.empty()
            : Optional.of(outcomes.outcomes(Outcomes.Extent.SAMPLE)));
  }

  /** Writes them so that {@link #read} has them again. */
  public void write(DataOutput out) throws IOException {
    bounds.write(out);
    outcomes.write(out);
    out.writeInt(parts);
    out.writeInt(traces);
    out.writeInt(once);
    out.writeInt(samples);
    out.writeBoolean(hasAllTraces);
    out.writeInt(executions);
    out.writeInt(failing);
    out.writeInt(notes.size());
    for (String note : notes) {
      Texts.write(note, out);
    }
    out.writeInt(told.size());
    for (Map.Entry<String, String> race : told.entrySet()) {
      Texts.write(race.getKey(), out);
      Texts.write(race.getValue(), out);
    }
  }

  /** Reads what {@link #write} has written. */
  public static PartFigures read(DataInput in) throws IOException {
    PartFigures figures = new PartFigures(DepthBounds.read(in), OutcomeTally.read(in));
    figures.parts = in.readInt();
    figures.traces = in.readInt();
    figures.once = in.readInt();
    figures.samples = in.readInt();
    figures.hasAllTraces = in.readBoolean();
    figures.executions = in.readInt();
    figures.failing = in.readInt();
    for (int left = in.readInt(); left > 0; left--) {
      figures.notes.add(Texts.read(in));
    }
    for (int left = in.readInt(); left > 0; left--) {
      figures.told.put(Texts.read(in), Texts.read(in));
    }
    return figures;
  }
}
