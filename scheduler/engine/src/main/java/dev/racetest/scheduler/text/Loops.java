package dev.racetest.scheduler.text;

import java.util.ArrayList;
import java.util.List;

/** Rows that are repeated, as a loop repeats them: one round is shown, and how often it came. */
final class Loops {
  /** A loop of more rows than this is not recognised. */
  private static final int LONGEST = 8;

  private static final int LEAST_ROUNDS = 3;

  private Loops() {}

  static List<Row> fold(List<Row> rows) {
    List<Row> folded = new ArrayList<>();
    int next = 0;
    while (next < rows.size()) {
      int length = bestLength(rows, next);
      int rounds = length == 0 ? 1 : rounds(rows, next, length);
      if (length == 1) {
        folded.add(rows.get(next).times(rounds));
      } else if (length > 1) {
        folded.addAll(rows.subList(next, next + length - 1));
        folded.add(rows.get(next + length - 1).followedBy(length, rounds - 1));
      } else {
        folded.add(rows.get(next));
      }
      next += Math.max(1, length) * rounds;
    }
    return folded;
  }

  /** The length of the loop from {@code start} on that hides most rows; 0 if there is none. */
  private static int bestLength(List<Row> rows, int start) {
    int best = 0;
    int mostHidden = 0;
    for (int length = 1; length <= LONGEST; length++) {
      int rounds = rounds(rows, start, length);
      int hidden = (rounds - 1) * length;
      if (hidden > mostHidden && (length == 1 || rounds >= LEAST_ROUNDS)) {
        best = length;
        mostHidden = hidden;
      }
    }
    return best;
  }

  private static int rounds(List<Row> rows, int start, int length) {
    int end = start + length;
    while (end < rows.size() && rows.get(end).isLike(rows.get(end - length))) {
      end++;
    }
    return Math.max(1, (end - start) / length);
  }
}
