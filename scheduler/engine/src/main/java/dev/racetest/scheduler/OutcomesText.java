package dev.racetest.scheduler;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** Outcomes in words. */
final class OutcomesText {
  /** Nobody reads more of them on a line. */
  private static final int MOST = 20;

  private final Outcomes outcomes;

  OutcomesText(Outcomes outcomes) {
    this.outcomes = outcomes;
  }

  /** For example {@code all outcomes: "0, 1" in 2 traces, "1, 1" in 1 trace}. */
  String line() {
    List<String> parts = new ArrayList<>();
    outcomes.counts().stream()
        .limit(MOST)
        .forEach(one -> parts.add(quoted(one.outcome()) + " in " + times(one.count())));
    if (outcomes.counts().size() > MOST) {
      parts.add("and " + (outcomes.counts().size() - MOST) + " more");
    }
    if (outcomes.without() > 0L) {
      parts.add("none recorded in " + times(outcomes.without()));
    }
    return title() + ": " + String.join(", ", parts);
  }

  private String title() {
    return switch (outcomes.extent()) {
      case ALL -> "all outcomes";
      case PART, PIECE, SAMPLE -> "outcomes seen";
      case REPLAY -> "the outcome of the replayed execution";
    };
  }

  /** So many executions, in the unit in which they were counted. */
  String times(long count) {
    String unit =
        switch (outcomes.extent()) {
          case ALL, PART, PIECE -> "trace";
          case SAMPLE, REPLAY -> "execution";
        };
    return String.format(Locale.ROOT, "%,d %s", count, count == 1L ? unit : unit + "s");
  }

  /** The text in quotes, on one line. */
  static String quoted(String outcome) {
    return '"' + outcome.replace("\n", "\\n").replace("\r", "\\r") + '"';
  }

  /** Such as {@code "0, 1" | "1, 1"}: outcomes may have commas themselves. */
  static String quoted(Collection<String> all) {
    return String.join(" | ", all.stream().map(OutcomesText::quoted).toList());
  }
}
