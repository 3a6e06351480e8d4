package dev.racetest.strategies;

/**
 * The settings of strategies that depend on nothing but the length of executions: {@code k=120}.
 */
final class Length {
  private static final String PREFIX = "k=";

  private Length() {}

  static String text(int longest) {
    return PREFIX + longest;
  }

  /**
   * Undoes {@link #text}.
   *
   * @throws IllegalArgumentException if it is no such text
   */
  static int parse(String strategy, String text) {
    try {
      if (text.startsWith(PREFIX)) {
        return Integer.parseUnsignedInt(text.substring(PREFIX.length()));
      }
    } catch (NumberFormatException malformed) {
      // Said below.
    }
    throw new IllegalArgumentException(
        "Settings of the strategy '"
            + strategy
            + "' look like 'k=120', but these are '"
            + text
            + "'");
  }
}
