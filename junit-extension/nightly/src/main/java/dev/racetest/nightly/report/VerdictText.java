package dev.racetest.nightly.report;

import dev.racetest.nightly.store.FoundFailure;
import dev.racetest.nightly.store.ItemResult;
import dev.racetest.nightly.store.TestTotals;
import dev.racetest.nightly.store.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** What is said of a test, in words. */
final class VerdictText {
  private VerdictText() {}

  /** One sentence; what it rests on are the test's remarks. */
  static String of(TestTotals test) {
    String schedules = count(test.count(ItemResult.EXECUTIONS), "schedule", "schedules");
    return switch (test.verdict()) {
      case FAILED ->
          "%s to fail, found in %s."
              .formatted(count(test.failures().size(), "way", "ways"), schedules);
      case CRASHED ->
          "JVMs died of %s; nothing else was found in %s."
              .formatted(count(test.crashes().size(), "piece", "pieces"), schedules);
      case NOT_RUN -> "Nothing was run.";
      case UNFINISHED -> "Nothing found so far, in %s.".formatted(schedules);
      case COMPLETE -> "Nothing found, and nothing left to explore, in %s.".formatted(schedules);
    };
  }

  /** The verdict as people call it. */
  static String name(Verdict verdict) {
    return switch (verdict) {
      case FAILED -> "failed";
      case CRASHED -> "crashed";
      case NOT_RUN -> "not run";
      case UNFINISHED -> "nothing found so far";
      case COMPLETE -> "complete";
    };
  }

  /** What to write above a test method to see a failure again. */
  static String replay(FoundFailure failure) {
    return "@RaceTest(replay = \"" + failure.token() + "\")";
  }

  /** Such as {@code 62.5 %}; a dash if nobody can tell. */
  static String explored(TestTotals test) {
    return test.explored() <= 0
        ? "–"
        : String.format(Locale.ROOT, "%.1f %%", 100 * Math.min(1, test.explored()));
  }

  /** Such as {@code 1:02:03}. */
  static String time(Duration time) {
    return String.format(
        Locale.ROOT, "%d:%02d:%02d", time.toHours(), time.toMinutesPart(), time.toSecondsPart());
  }

  static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  static String count(long number, String one, String many) {
    return number(number) + " " + (number == 1 ? one : many);
  }

  /** The whole job in a line. */
  static String totals(List<TestTotals> totals) {
    long executions = totals.stream().mapToLong(test -> test.count(ItemResult.EXECUTIONS)).sum();
    long failures = totals.stream().mapToLong(test -> test.failures().size()).sum();
    long crashes = totals.stream().mapToLong(test -> test.crashes().size()).sum();
    return count(totals.size(), "test", "tests")
        + ", "
        + count(executions, "schedule", "schedules")
        + ", "
        + (failures + crashes == 0 ? "nothing found" : count(failures, "failure", "failures"))
        + (crashes == 0 ? "" : ", " + count(crashes, "crashed piece", "crashed pieces"));
  }
}
