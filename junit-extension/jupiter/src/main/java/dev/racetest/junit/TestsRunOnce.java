package dev.racetest.junit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The tests that were to be explored and were run once instead, by the reason. */
final class TestsRunOnce {
  /** Needs no list: there is nothing to explore. */
  static final String ONE_THREAD = "one thread only";

  /** More tests are not named for a reason. */
  private static final int MOST = 20;

  private static final Map<String, List<String>> BY_REASON = new LinkedHashMap<>();

  private TestsRunOnce() {}

  static synchronized void add(String reason, ExtensionContext context) {
    BY_REASON.computeIfAbsent(reason, first -> new ArrayList<>()).add(TestName.of(context));
  }

  /** A line for each reason; none without such tests. */
  static synchronized List<String> lines() {
    List<String> lines = new ArrayList<>();
    BY_REASON.forEach((reason, tests) -> lines.add(line(reason, tests)));
    BY_REASON.clear();
    return lines;
  }

  private static String line(String reason, List<String> tests) {
    String head =
        "%,d %s run once, not explored (%s)"
            .formatted(tests.size(), tests.size() == 1 ? "test" : "tests", reason);
    if (reason.equals(ONE_THREAD)) {
      return head;
    }
    String names = String.join(", ", tests.subList(0, Math.min(MOST, tests.size())));
    String more = tests.size() > MOST ? " and " + (tests.size() - MOST) + " more" : "";
    return head + ": " + names + more;
  }
}
