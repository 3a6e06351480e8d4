package dev.racetest.nightly.report;

import dev.racetest.nightly.store.ApproachTotals;
import dev.racetest.nightly.store.FoundFailure;
import dev.racetest.nightly.store.ItemResult;
import dev.racetest.nightly.store.TestTotals;
import dev.racetest.nightly.store.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What is said of a test, in words. */
final class VerdictText {
  private VerdictText() {}

  /** A few sentences; what they rest on are the test's remarks. */
  static String of(TestTotals test) {
    String schedules = count(test.count(ItemResult.EXECUTIONS), "schedule", "schedules");
    String found =
        switch (test.verdict()) {
          case FAILED ->
              "%s to fail, found in %s. "
                  .formatted(count(test.failures().size(), "way", "ways"), schedules);
          case OTHER_TRACES ->
              "No execution fails, but the test expects another number of traces. ";
          case CRASHED ->
              "%s could not be explored; nothing else was found in %s. "
                  .formatted(count(test.crashes().size(), "piece", "pieces"), schedules);
          case NOT_RUN -> "Nothing was run. ";
          case UNFINISHED -> "Nothing found so far, in %s. ".formatted(schedules);
          case COMPLETE ->
              "Nothing found, and nothing left to explore, in %s. ".formatted(schedules);
          case ALL_TRACES -> "";
        };
    return (found
            + test.approaches().stream()
                .filter(ApproachTotals::isSearch)
                .map(VerdictText::search)
                .collect(Collectors.joining(" ")))
        .strip();
  }

  /** How far a search of all traces has come. */
  private static String search(ApproachTotals search) {
    long failing = search.count(ItemResult.FAILING);
    String counts =
        "%s complete, %s deadlocked, %s cut; %s"
            .formatted(
                number(search.count(ItemResult.COMPLETE)),
                number(search.count(ItemResult.DEADLOCKED)),
                number(search.count(ItemResult.CUT)),
                count(
                    search.count(ItemResult.REDUNDANT),
                    "redundant execution",
                    "redundant executions"));
    String traces = count(search.count(ItemResult.TRACES), "trace", "traces");
    if (search.isWhole()) {
      return "All %s explored%s: %s (%s)."
          .formatted(
              traces,
              expected(search),
              failing == 0 ? "no failure" : number(failing) + " failing",
              counts);
    }
    return "Not all traces explored: %s so far, %s failing (%s)%s."
        .formatted(traces, number(failing), counts, rest(search));
  }

  private static String expected(ApproachTotals search) {
    return search.isOtherThanExpected()
        ? ", not " + number(search.expectedTraces().orElseThrow())
        : "";
  }

  private static String rest(ApproachTotals search) {
    if (search.isOver()) {
      return "; nothing is left that could be explored";
    } else if (search.rest().executions() == 0.0) {
      return "";
    }
    return String.format(
        Locale.ROOT,
        "; about %.1f %% done, %,.0f executions to come (± %,.0f), %s of one worker's time, an"
            + " estimate",
        100 * search.explored(),
        search.rest().executions(),
        search.rest().deviation(),
        time(search.left()));
  }

  /** The verdict as people call it. */
  static String name(Verdict verdict) {
    return switch (verdict) {
      case FAILED -> "failed";
      case OTHER_TRACES -> "other traces than expected";
      case CRASHED -> "crashed";
      case NOT_RUN -> "not run";
      case UNFINISHED -> "nothing found so far";
      case COMPLETE -> "nothing left to explore";
      case ALL_TRACES -> "all traces explored";
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
        : String.format(Locale.ROOT, "%.1f %%", 100 * test.explored());
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
        + (crashes == 0 ? "" : ", " + count(crashes, "piece left out", "pieces left out"));
  }
}
