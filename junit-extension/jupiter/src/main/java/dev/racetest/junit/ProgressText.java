package dev.racetest.junit;

import dev.racetest.scheduler.Progress;
import dev.racetest.scheduler.Summary;
import java.time.Duration;
import java.util.Locale;

/** How far an exploration has come, in words. */
final class ProgressText {
  /** What is shorter needs no log. */
  static final Duration LOG_PERIOD = Duration.ofSeconds(10);

  private ProgressText() {}

  /** For example {@code 1,200 of 5,000 schedules, 310/s, 87 traces, 0 failed, 12 s left}. */
  static String of(Progress progress) {
    Summary summary = progress.summary();
    return String.format(
        Locale.ROOT,
        "%,d of %,d schedules, %,.0f/s, %,d traces, %,d failed, %s left",
        summary.executions(),
        summary.schedules(),
        summary.speed(),
        summary.traces(),
        summary.failing(),
        duration(progress.left()));
  }

  private static String duration(Duration duration) {
    long seconds = duration.toSeconds();
    return seconds < 120
        ? seconds + " s"
        : seconds < 7200 ? seconds / 60 + " min" : seconds / 3600 + " h";
  }
}
