package dev.racetest.scheduler;

import java.time.Duration;

/**
 * How far an exploration has come.
 *
 * @param summary its figures so far, without what takes long to find out
 * @param before how long it had taken when its listener was told last, zero if it never was
 * @param left how long it will take at most, if executions take as long as they have so far
 */
public record Progress(Summary summary, Duration before, Duration left) {

  static Progress of(Summary summary, Duration before, ExplorationOptions options) {
    Duration left = options.timeBudget().minus(summary.elapsed());
    if (summary.executions() > 0) {
      double each = (double) summary.elapsed().toNanos() / summary.executions();
      long more = (long) (each * (summary.schedules() - summary.executions()));
      left = left.toNanos() < more ? left : Duration.ofNanos(more);
    }
    return new Progress(summary, before, left.isNegative() ? Duration.ZERO : left);
  }

  /** Whether a multiple of {@code period} has passed since the listener was told last. */
  public boolean hasPassed(Duration period) {
    return before.dividedBy(period) < summary.elapsed().dividedBy(period);
  }
}
