package dev.racetest.strategies;

/**
 * The priority change points of one PCT execution: d - 1 different decisions out of 1 to k. The
 * i-th point drawn gives the priority i, so the low priorities are in random order along the
 * execution (Burckhardt et al., ASPLOS 2010, section 3.1, step 2).
 */
final class ChangePoints {
  private int[] points = new int[4];
  private int count;

  /** Draws the points; if there are not enough decisions, every one becomes a change point. */
  void draw(int depth, int decisions, SplitMix random) {
    count = Math.min(depth - 1, decisions);
    if (points.length < count) {
      points = new int[count];
    }
    for (int i = 0; i < count; i++) {
      int point;
      do {
        point = 1 + random.below(decisions);
      } while (indexOf(point, i) >= 0);
      points[i] = point;
    }
  }

  /** The priority, at least 1, that the running task gets at this decision, or 0 for none. */
  int priorityAt(int decision) {
    return 1 + indexOf(decision, count);
  }

  private int indexOf(int point, int end) {
    for (int i = 0; i < end; i++) {
      if (points[i] == point) {
        return i;
      }
    }
    return -1;
  }
}
