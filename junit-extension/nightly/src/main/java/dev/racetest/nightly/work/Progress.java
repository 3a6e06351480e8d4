package dev.racetest.nightly.work;

import dev.racetest.nightly.store.ApproachTotals;
import dev.racetest.nightly.store.ItemResult;
import dev.racetest.nightly.store.QueueState;
import dev.racetest.nightly.store.TestTotals;
import dev.racetest.nightly.store.WorkStore;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Says now and then, in one line, how far a job has come. */
public final class Progress {
  private final PrintStream out;
  private final long period;
  private long last = System.nanoTime();
  private long executionsBefore = -1;

  private Progress(PrintStream out, Duration period) {
    this.out = out;
    this.period = period.toNanos();
  }

  /** Often where somebody may look on, seldom in a log. */
  public static Progress to(PrintStream out) {
    return new Progress(out, Duration.ofSeconds(System.console() == null ? 60 : 3));
  }

  /**
   * Prints a line if it is time.
   *
   * @param left how much time is left
   * @param now whether it is time in any case
   */
  void print(WorkStore store, Duration left, boolean now) {
    long time = System.nanoTime();
    if (now || executionsBefore < 0 || time - last >= period) {
      List<TestTotals> totals = store.totals();
      long executions = sum(totals, ItemResult.EXECUTIONS);
      // What was counted before this process began says nothing about its speed.
      double seconds = Math.max(1e-9, (time - last) / 1e9);
      double speed = executionsBefore < 0 ? 0 : (executions - executionsBefore) / seconds;
      out.println("[racetest] " + text(totals, store.queue(), speed, left));
      out.flush();
      executionsBefore = executions;
      last = time;
    }
  }

  private static long sum(List<TestTotals> totals, String name) {
    return totals.stream().mapToLong(test -> test.count(name)).sum();
  }

  /** The line. */
  static String text(List<TestTotals> totals, QueueState queue, double speed, Duration left) {
    long over = totals.stream().filter(test -> test.unfinished() == 0).count();
    long failed = totals.stream().filter(test -> test.verdict().isBad()).count();
    StringBuilder line = new StringBuilder();
    line.append(
        String.format(
            Locale.ROOT,
            "%,d of %,d tests done, %,d failed; %,d schedules, %,.0f a second",
            over,
            totals.size(),
            failed,
            sum(totals, ItemResult.EXECUTIONS),
            speed));
    long traces = sum(totals, ItemResult.TRACES);
    if (traces > 0) {
      line.append(String.format(Locale.ROOT, ", %,d traces", traces));
    }
    line.append(search(totals));
    line.append(
        String.format(Locale.ROOT, "; %,d items open, %,d in work", queue.open(), queue.leased()));
    if (queue.crashed() > 0) {
      line.append(String.format(Locale.ROOT, ", %,d crashed", queue.crashed()));
    }
    return line.append("; ").append(time(left)).append(" left").toString();
  }

  /** What the searches of all traces have come to, as far as anybody can tell. */
  private static String search(List<TestTotals> totals) {
    List<ApproachTotals> searches =
        totals.stream()
            .flatMap(test -> test.approaches().stream())
            .filter(ApproachTotals::isSearch)
            .toList();
    double explored = searches.stream().mapToDouble(ApproachTotals::explored).average().orElse(0);
    if (explored == 0) {
      return "";
    }
    Duration work =
        searches.stream().map(ApproachTotals::left).reduce(Duration.ZERO, Duration::plus);
    return String.format(
        Locale.ROOT,
        "; about %.1f %% of the traces explored%s",
        100 * explored,
        work.isZero() ? "" : ", " + time(work) + " of one worker's time to come");
  }

  /** Such as {@code 7 h 59 min}, {@code 59 min}, {@code 40 s}. */
  static String time(Duration left) {
    Duration time = left.isNegative() ? Duration.ZERO : left;
    if (time.toHours() > 0) {
      return time.toHours() + " h " + time.toMinutesPart() + " min";
    }
    return time.toMinutes() > 0 ? time.toMinutes() + " min" : time.toSeconds() + " s";
  }
}
