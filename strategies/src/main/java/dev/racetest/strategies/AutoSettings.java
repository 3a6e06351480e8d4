package dev.racetest.strategies;

import dev.racetest.strategies.Auto.Part;

/**
 * What an execution of {@link Auto} depends on besides its seed; as text the part's name, for PCT
 * followed by a colon and PCT's own settings.
 *
 * @param pct PCT's settings, {@code null} for the other parts
 */
record AutoSettings(Part part, PctSettings pct) {
  private static final AutoSettings[] SIMPLE = {
    new AutoSettings(Part.FIRST, null),
    new AutoSettings(Part.RANDOM, null),
    new AutoSettings(Part.STICKY, null)
  };

  private static final String PCT_PREFIX = Part.PCT.word() + ":";

  /** The settings of a part that has none of its own. */
  static AutoSettings of(Part part) {
    return SIMPLE[part.ordinal()];
  }

  static AutoSettings ofPct(PctSettings pct) {
    return new AutoSettings(Part.PCT, pct);
  }

  static AutoSettings parse(String text) {
    if (text.startsWith(PCT_PREFIX)) {
      return ofPct(PctSettings.parse(text.substring(PCT_PREFIX.length())));
    }
    for (AutoSettings simple : SIMPLE) {
      if (simple.part.word().equals(text)) {
        return simple;
      }
    }
    throw new IllegalArgumentException(
        "Settings of the strategy 'auto' are 'first', 'random', 'sticky' or like 'pct:k=120,d=3',"
            + (" but these are '" + text + "'"));
  }

  String text() {
    return part == Part.PCT ? PCT_PREFIX + pct.text() : part.word();
  }
}
