package dev.racetest.scheduler;

import java.time.Duration;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Percentage;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;

/**
 * Events for JDK Flight Recorder: {@code racetest.Progress} once a second, and {@code
 * racetest.Exploration} at the end. Loaded only where the module {@code jdk.jfr} is there.
 */
final class FlightRecording implements ProgressListener {
  private static final Duration PERIOD = Duration.ofSeconds(1);

  private FlightRecording() {}

  /** Records, if there is a recorder and it is in use. */
  static ProgressListener listener() {
    return ModuleLayer.boot().findModule("jdk.jfr").isPresent() ? ifInUse() : ProgressListener.NONE;
  }

  /** Event classes cost time where nobody records. */
  private static ProgressListener ifInUse() {
    return FlightRecorder.isInitialized() ? new FlightRecording() : ProgressListener.NONE;
  }

  @Override
  public void progress(Progress progress) {
    if (progress.hasPassed(PERIOD)) {
      new ProgressEvent().write(progress);
    }
  }

  @Override
  public void finished(Progress progress) {
    new ExplorationEvent().write(progress);
  }

  /** The figures of an exploration. */
  @Category("RaceTest")
  @StackTrace(false)
  abstract static class FiguresEvent extends Event {
    @Label("Test")
    String test = "";

    @Label("Schedules Allowed")
    int schedules;

    @Label("Executions")
    int executions;

    @Label("Failing Executions")
    int failing;

    @Label("Distinct Traces")
    int traces;

    @Label("Share Done")
    @Description("Of a search of all traces, an estimate; otherwise 0")
    @Percentage
    float share;

    @Label("Estimated Executions")
    @Description("Of a search of all traces; otherwise 0")
    double estimate;

    @Label("Elapsed")
    @Timespan(Timespan.NANOSECONDS)
    long elapsed;

    final void write(Progress progress) {
      Summary summary = progress.summary();
      test = summary.test();
      schedules = summary.schedules();
      executions = summary.executions();
      failing = summary.failing();
      traces = summary.traces();
      summary.enumerated().ifPresent(this::write);
      elapsed = summary.elapsed().toNanos();
      commit();
    }

    private void write(Enumerated all) {
      share = (float) all.share();
      estimate = all.estimate();
    }
  }

  /** The figures so far. */
  @Name("racetest.Progress")
  @Label("Progress of an Exploration")
  static final class ProgressEvent extends FiguresEvent {}

  /** The figures at the end. */
  @Name("racetest.Exploration")
  @Label("Exploration")
  static final class ExplorationEvent extends FiguresEvent {}
}
