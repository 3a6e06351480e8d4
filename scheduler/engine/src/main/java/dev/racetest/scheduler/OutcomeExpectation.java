package dev.racetest.scheduler;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Which outcomes there have to be: all of them, and no others. */
public final class OutcomeExpectation {
  /** So many unexpected ones are told; each has a token, which takes room. */
  private static final int MOST = 20;

  private final Set<String> expected;

  /** Expects these outcomes, in any order. */
  public OutcomeExpectation(Collection<String> expected) {
    this.expected = new TreeSet<>(expected);
  }

  /**
   * Says what is wrong with the outcomes of an exploration. Nothing is if they are the expected
   * ones, and all that there are, or all that a sample of schedules has shown. Of a replayed
   * execution, or a piece of a search, it is enough that the outcomes are among the expected ones.
   *
   * @return several lines, with a token for each unexpected outcome; empty if nothing is wrong
   */
  public Optional<String> mismatch(Outcomes outcomes) {
    List<String> lines = new ArrayList<>();
    if (outcomes.counts().isEmpty()) {
      lines.add("nothing was recorded: call RaceTests.outcome(...) at the end of the test body");
    } else {
      lines.addAll(unexpected(outcomes));
      lines.addAll(missing(outcomes));
      lines.addAll(reservations(outcomes, lines.isEmpty()));
    }
    return lines.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "expected the outcomes "
                + OutcomesText.quoted(expected)
                + ", but\n  "
                + String.join("\n  ", lines));
  }

  private List<String> unexpected(Outcomes outcomes) {
    List<String> lines = new ArrayList<>();
    OutcomesText text = new OutcomesText(outcomes);
    List<OutcomeCount> others =
        outcomes.counts().stream().filter(one -> !expected.contains(one.outcome())).toList();
    for (OutcomeCount one : others.subList(0, Math.min(MOST, others.size()))) {
      lines.add(
          "unexpected: "
              + OutcomesText.quoted(one.outcome())
              + ", seen in "
              + text.times(one.count()));
      lines.add("    Replay:  -Dracetest.replay=" + one.token());
    }
    if (others.size() > MOST) {
      lines.add("unexpected: " + (others.size() - MOST) + " more");
    }
    return lines;
  }

  private List<String> missing(Outcomes outcomes) {
    Set<String> seen = outcomes.seen();
    boolean isSomeOfMany =
        outcomes.extent() == Outcomes.Extent.REPLAY || outcomes.extent() == Outcomes.Extent.PIECE;
    return isSomeOfMany
        ? List.of()
        : expected.stream()
            .filter(text -> !seen.contains(text))
            .map(text -> "missing: " + OutcomesText.quoted(text) + notSeen(outcomes.extent()))
            .toList();
  }

  private static String notSeen(Outcomes.Extent extent) {
    return switch (extent) {
      case ALL -> ", which no trace has";
      case PART -> ", not seen in the traces that were explored";
      default ->
          ", not seen in this sample of schedules; an exhaustive search would show whether"
              + " it can be";
    };
  }

  private static List<String> reservations(Outcomes outcomes, boolean isAllElseWell) {
    List<String> lines = new ArrayList<>();
    if (outcomes.extent() == Outcomes.Extent.PART) {
      lines.add(
          (isAllElseWell ? "these were seen, but " : "")
              + "the search did not come to its end: there may be other outcomes");
    }
    return lines;
  }
}
