package dev.racetest.reports.summary;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Sums over tests.
 *
 * @param tests how many were explored
 * @param failed how many of them failed
 * @param executions how many executions were run
 * @param findings how many different findings there are of each kind, by its name; one that several
 *     tests have found counts once
 * @param elapsed how long the explorations took
 */
record Totals(
    int tests, int failed, long executions, Map<String, Integer> findings, Duration elapsed) {

  static Totals of(Collection<TestOutcome> outcomes) {
    int failed = 0;
    long executions = 0;
    Duration elapsed = Duration.ZERO;
    Map<String, Integer> findings = new TreeMap<>();
    Set<String> seen = new HashSet<>();
    for (TestOutcome outcome : outcomes) {
      failed += outcome.passed() ? 0 : 1;
      executions += outcome.executions();
      elapsed = elapsed.plus(outcome.elapsed());
      for (Found found : outcome.findings()) {
        if (seen.add(found.kind() + '\n' + found.identity())) {
          findings.merge(found.kind(), 1, Integer::sum);
        }
      }
    }
    return new Totals(outcomes.size(), failed, executions, findings, elapsed);
  }

  /** Such as {@code 12 tests explored, 8,412 schedules, 1 data race, 3.2 s}. */
  String text() {
    List<String> parts = new ArrayList<>();
    parts.add(count(tests, "test", "tests") + " explored");
    parts.add(count(executions, "schedule", "schedules"));
    findings.forEach((kind, number) -> parts.add(counted(kind, number)));
    if (findings.isEmpty()) {
      parts.add("nothing found");
    }
    parts.add(seconds(elapsed));
    return String.join(", ", parts);
  }

  static String seconds(Duration elapsed) {
    return String.format(Locale.ROOT, "%,.1f s", elapsed.toMillis() / 1000.0);
  }

  private static String counted(String kind, int number) {
    return switch (kind) {
      case "DATA_RACE" -> count(number, "data race", "data races");
      case "EXCEPTION" -> count(number, "exception", "exceptions");
      case "DEADLOCK" -> count(number, "deadlock", "deadlocks");
      case "LIVELOCK" -> count(number, "livelock", "livelocks");
      case "STEP_LIMIT" -> count(number, "execution without end", "executions without end");
      case "EXIT" -> count(number, "attempt to end the JVM", "attempts to end the JVM");
      case "NOT_REPEATABLE" -> count(number, "schedule not repeatable", "schedules not repeatable");
      case "JVM_ENDED" -> count(number, "JVM that has ended", "JVMs that have ended");
      case "STUCK" -> count(number, "stuck thread", "stuck threads");
      case "DIVERGED" -> count(number, "token that does not fit", "tokens that do not fit");
      default -> count(number, kind, kind);
    };
  }

  static String count(long number, String one, String many) {
    return String.format(Locale.ROOT, "%,d %s", number, number == 1 ? one : many);
  }
}
