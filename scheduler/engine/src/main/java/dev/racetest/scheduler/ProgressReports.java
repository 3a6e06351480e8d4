package dev.racetest.scheduler;

import java.time.Duration;

/** Tells the listener and the flight recorder, from the thread that watches over the search. */
final class ProgressReports {
  private final ExplorationOptions options;
  private final ProgressListener flight = FlightRecording.listener();
  private ProgressListener listener;
  private Duration before = Duration.ZERO;

  ProgressReports(ExplorationOptions options) {
    this.options = options;
    this.listener = options.progress();
  }

  void progress(Summary summary) {
    Progress progress = Progress.of(summary, before, options);
    flight.progress(progress);
    call(() -> listener.progress(progress));
    before = summary.elapsed();
  }

  void finished(Summary summary) {
    Progress progress = Progress.of(summary, before, options);
    flight.finished(progress);
    call(() -> listener.finished(progress));
  }

  private void call(Runnable listening) {
    try {
      listening.run();
    } catch (RuntimeException itsOwnProblem) {
      listener = ProgressListener.NONE;
    }
  }
}
