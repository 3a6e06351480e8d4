package dev.racetest.strategies;

import dev.racetest.scheduler.spi.Guarantee;

/**
 * What a PCT execution depends on besides its seed; as text {@code k=120,d=3}.
 *
 * @param longest k, the number of decisions among which change points are drawn, 0 if not known yet
 * @param depth d, the bug depth, at least 1
 */
record PctSettings(int longest, int depth) {
  private static final String LONGEST = "k=";
  private static final String DEPTH = ",d=";

  PctSettings {
    if (longest < 0 || depth < 1) {
      throw new IllegalArgumentException(
          "PCT needs k >= 0 and a bug depth d >= 1, but got k=" + longest + ",d=" + depth);
    }
  }

  static PctSettings parse(String text) {
    int middle = text.indexOf(DEPTH);
    if (!text.startsWith(LONGEST) || middle < 0) {
      throw malformed(text);
    }
    try {
      return new PctSettings(
          Integer.parseInt(text.substring(LONGEST.length(), middle)),
          Integer.parseInt(text.substring(middle + DEPTH.length())));
    } catch (NumberFormatException e) {
      throw malformed(text);
    }
  }

  private static IllegalArgumentException malformed(String text) {
    return new IllegalArgumentException(
        "Settings of PCT look like 'k=120,d=3', but these are '" + text + "'");
  }

  /** The first execution, which only measures, is no sample. */
  Guarantee guarantee() {
    return longest == Horizon.UNKNOWN ? Guarantee.NONE : Guarantee.ofDepth(depth, longest);
  }

  String text() {
    return LONGEST + longest + DEPTH + depth;
  }
}
