package dev.racetest.strategies;

/**
 * What an execution of {@link Steering} depends on besides its seed: the longest execution before,
 * and the wishes, as text {@code k=120:7f3.a91.b2,a91.0}.
 *
 * @param longest the longest execution before
 */
record Wishes(int longest, Constraint[] constraints) {
  static final Constraint[] NONE = {};

  String text() {
    StringBuilder text = new StringBuilder(Length.text(longest)).append(':');
    for (int i = 0; i < constraints.length; i++) {
      text.append(i == 0 ? "" : ",").append(constraints[i].text());
    }
    return text.toString();
  }

  /**
   * Undoes {@link #text}.
   *
   * @throws IllegalArgumentException if it is no such text
   */
  static Wishes parse(String text) {
    int colon = text.indexOf(':');
    if (colon < 0) {
      throw malformed(text);
    }
    String list = text.substring(colon + 1);
    String[] words = list.isEmpty() ? new String[0] : list.split(",", -1);
    Constraint[] constraints = new Constraint[words.length];
    try {
      for (int i = 0; i < words.length; i++) {
        constraints[i] = Constraint.parse(words[i]);
      }
    } catch (NumberFormatException notANumber) {
      throw malformed(text);
    }
    return new Wishes(Length.parse("readsfrom", text.substring(0, colon)), constraints);
  }

  private static IllegalArgumentException malformed(String text) {
    return new IllegalArgumentException(
        "Settings of the strategy 'readsfrom' look like 'k=120:7f3.a91.b2,a91.0', but these are '"
            + text
            + "'");
  }
}
