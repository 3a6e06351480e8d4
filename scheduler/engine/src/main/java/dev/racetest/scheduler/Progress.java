package dev.racetest.scheduler;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How far an exploration has come.
 *
 * @param summary its figures so far, without what takes long to find out
 * @param before how long it had taken when its listener was told last, zero if it never was
 * @param left how long it will take at most, if executions take as long as they have so far
 */
public record Progress(Summary summary, Duration before, Duration left) {

  /**
   * How far an exploration with these options has come.
   *
   * @param summary its figures so far
   * @param before how long it had taken when its listener was told last
   */
  public static Progress of(Summary summary, Duration before, ExplorationOptions options) {
    Duration budget = options.timeBudget().minus(summary.elapsed());
    Duration left = budget.isNegative() ? Duration.ZERO : budget;
    Duration end = toItsEnd(summary).filter(time -> time.compareTo(left) < 0).orElse(left);
    return new Progress(summary, before, end);
  }

  /**
   * How long it will take until all schedules are run, or all traces explored, if executions take
   * as long as they have so far; the number of traces is an estimate. Empty if there is none.
   */
  public Optional<Duration> toItsEnd() {
    return toItsEnd(summary);
  }

  private static Optional<Duration> toItsEnd(Summary summary) {
    OptionalDouble more = executionsLeft(summary);
    if (more.isEmpty() || summary.executions() == 0) {
      return Optional.empty();
    }
    double each = (double) summary.elapsed().toNanos() / summary.executions();
    return Optional.of(Duration.ofNanos((long) (each * more.getAsDouble())));
  }

  private static OptionalDouble executionsLeft(Summary summary) {
    double allowed = summary.schedules() - summary.executions();
    if (summary.enumerated().isEmpty()) {
      return OptionalDouble.of(allowed);
    }
    Enumerated all = summary.enumerated().get();
    return all.estimate() == 0.0
        ? OptionalDouble.empty()
        : OptionalDouble.of(Math.min(allowed, all.estimate() * (1.0 - all.share())));
  }

  /** Whether a multiple of {@code period} has passed since the listener was told last. */
  public boolean hasPassed(Duration period) {
    return before.dividedBy(period) < summary.elapsed().dividedBy(period);
  }
}
