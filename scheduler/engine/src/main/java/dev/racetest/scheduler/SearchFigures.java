package dev.racetest.scheduler;

import dev.racetest.scheduler.execution.Execution;
import dev.racetest.scheduler.spi.Guarantee;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What a search counts. Written by the thread that explores; others may ask how it stands. */
final class SearchFigures {
  private final ExplorationOptions options;
  private final long begun = System.nanoTime();
  private final OutcomeTally outcomes = new OutcomeTally();
  private Tally tally = new Tally();
  private Duration lastElapsed;
  private Occurrences occurrences = Occurrences.NONE;
  private volatile int executions;
  private volatile int failing;

  /** What is counted where the strategy searches all traces; otherwise null. */
  private volatile Enumeration enumeration;

  SearchFigures(ExplorationOptions options) {
    this.options = options;
    this.executions = options.range().before();
  }

  void enumerates(Enumeration search) {
    enumeration = search;
  }

  /** What is to be added to the figures of other parts of the exploration. */
  PartFigures part(int failingHere, List<String> notes) {
    return PartFigures.of(tally, outcomes, executedHere(), failingHere, notes);
  }

  /** How many executions were run here, not counting those that were run before elsewhere. */
  int executedHere() {
    return executions - options.range().before();
  }

  /** One more execution was run. */
  void executed() {
    executions++;
  }

  /** One more of them has failed. */
  void failed() {
    failing++;
  }

  int executions() {
    return executions;
  }

  int failing() {
    return failing;
  }

  /** Counts the trace of an execution; returns whether it is new. */
  boolean add(Guarantee guarantee, Execution execution) {
    return tally.add(guarantee, execution);
  }

  /** Counts what an execution has come to, if it counts and has come to its end. */
  void observe(Optional<RecordedOutcome> recorded, Supplier<String> token) {
    recorded.ifPresent(outcome -> outcomes.add(outcome.text(), token));
  }

  boolean haveOutcomes() {
    return !outcomes.isEmpty();
  }

  /** Executions do not repeat. */
  void doubt() {
    tally.doubt();
    if (enumeration != null) {
      enumeration.doubt();
    }
  }

  /** A search begins anew: traces and outcomes will be seen again. */
  void restart() {
    tally = new Tally();
    outcomes.clear();
  }

  /** What is run from here on is counted in {@link Occurrences} only. */
  void stopTheClock() {
    lastElapsed = elapsed();
  }

  void occurrences(Occurrences newOccurrences) {
    occurrences = newOccurrences;
  }

  Occurrences occurrences() {
    return occurrences;
  }

  Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - begun);
  }

  /** The exploration so far, with so many failing executions. */
  Summary summary(int failingSoFar) {
    return new Summary(
        options.name(),
        options.strategy(),
        options.seed(),
        options.schedules(),
        executions,
        failingSoFar,
        tally.traces(),
        tally.once(),
        lastElapsed == null ? elapsed() : lastElapsed,
        tally.coverage(),
        occurrences,
        Optional.ofNullable(enumeration).map(Enumeration::result),
        haveOutcomes() ? Optional.of(outcomes.outcomes(extent())) : Optional.empty());
  }

  private Outcomes.Extent extent() {
    if (!options.replay().isEmpty()) {
      return Outcomes.Extent.REPLAY;
    }
    return enumeration == null ? Outcomes.Extent.SAMPLE : enumeration.extent();
  }

  /** The exploration so far, as another thread sees it. */
  Summary progress() {
    return progress(failing);
  }

  /** The same, with another number of failing executions. */
  Summary progress(int failingSoFar) {
    return new Summary(
        options.name(),
        options.strategy(),
        options.seed(),
        options.schedules(),
        executions,
        failingSoFar,
        tally.traces(),
        tally.once(),
        elapsed(),
        Coverage.NONE,
        Occurrences.NONE,
        Optional.ofNullable(enumeration).map(Enumeration::progress),
        Optional.empty());
  }
}
