package dev.racetest.junit.workers;

import dev.racetest.scheduler.ExplorationOptions;
import dev.racetest.scheduler.Progress;
import dev.racetest.scheduler.ProgressListener;
import dev.racetest.scheduler.Summary;
import java.time.Duration;

/** Tells how far all blocks have come, while one is run in this JVM. */
final class MergedProgress implements ProgressListener {
  private final ExplorationOptions options;
  private final Ledger ledger;
  private final long begun = System.nanoTime();
  private Duration before = Duration.ZERO;

  MergedProgress(ExplorationOptions options, Ledger ledger) {
    this.options = options;
    this.ledger = ledger;
  }

  @Override
  public void progress(Progress ofBlock) {
    Summary summary = ledger.progress(options, Duration.ofNanos(System.nanoTime() - begun));
    options.progress().progress(Progress.of(summary, before, options));
    before = summary.elapsed();
  }

  @Override
  public void finished(Progress ofBlock) {
    // Another block follows.
  }

  /** The exploration has ended. */
  void end(Summary summary) {
    try {
      options.progress().finished(Progress.of(summary, before, options));
    } catch (RuntimeException itsOwnProblem) {
      // As little to do with the result as in an exploration that is not divided.
    }
  }
}
