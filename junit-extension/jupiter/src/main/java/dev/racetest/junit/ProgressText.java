package dev.racetest.junit;

import dev.racetest.scheduler.Enumerated;
import dev.racetest.scheduler.Progress;
import dev.racetest.scheduler.Summary;
import java.time.Duration;
import java.util.Locale;

/** How far an exploration has come, in words. */
final class ProgressText {
  /** What is shorter needs no log. */
  static final Duration LOG_PERIOD = Duration.ofSeconds(10);

  private static final String UNITS = "kMGTPE";

  private ProgressText() {}

  /**
   * For example {@code 1,200 of 5,000 schedules, 310/s, 87 traces, 0 failed, 12 s left}; of a
   * search of all traces {@code 1,200 traces, 310/s, 12 s left, 24 % of about 5.1k +- 320}, the
   * last in executions.
   */
  static String of(Progress progress) {
    return progress.summary().enumerated().isPresent()
        ? ofSearch(progress, progress.summary().enumerated().get())
        : ofSample(progress, progress.summary());
  }

  private static String ofSample(Progress progress, Summary summary) {
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

  /** What matters least comes last: a terminal may have no room for it. */
  private static String ofSearch(Progress progress, Enumerated all) {
    Summary summary = progress.summary();
    String failed =
        summary.failing() == 0 ? "" : String.format(Locale.ROOT, ", %,d failed", summary.failing());
    return String.format(
        Locale.ROOT,
        "%,d traces%s, %,.0f/s, %s%s",
        summary.traces(),
        failed,
        summary.speed(),
        left(progress),
        size(all));
  }

  /** The time budget may be over before the search is. */
  private static String left(Progress progress) {
    boolean comesToItsEnd =
        progress.toItsEnd().filter(end -> end.compareTo(progress.left()) <= 0).isPresent();
    return duration(progress.left()) + " left" + (comesToItsEnd ? "" : " of the time budget");
  }

  private static String size(Enumerated all) {
    if (all.estimate() == 0.0) {
      return all.open() == 0L ? "" : ", at least " + rounded(all.open()) + " branches left";
    }
    return String.format(
        Locale.ROOT,
        ", %.0f %% of about %s +- %s",
        100.0 * all.share(),
        rounded(all.estimate()),
        rounded(all.deviation()));
  }

  /** Two digits, or three: {@code 950}, {@code 4.6k}, {@code 120M}. */
  private static String rounded(double number) {
    if (number >= 1e18) {
      return String.format(Locale.ROOT, "%.0e", number);
    }
    double scaled = number;
    int unit = -1;
    while (scaled >= 999.5) {
      scaled /= 1000.0;
      unit++;
    }
    String format = unit >= 0 && scaled < 9.95 ? "%.1f" : "%.0f";
    String text = String.format(Locale.ROOT, format, scaled);
    return unit < 0 ? text : text + UNITS.charAt(unit);
  }

  private static String duration(Duration duration) {
    long seconds = duration.toSeconds();
    return seconds < 120
        ? seconds + " s"
        : seconds < 7200 ? seconds / 60 + " min" : seconds / 3600 + " h";
  }
}
