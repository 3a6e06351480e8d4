package dev.racetest.scheduler.report;

/** Values of variables in words, found without asking the code under test. */
final class Values {
  private static final int LONGEST_TEXT = 40;

  private final Names names;

  Values(Names names) {
    this.names = names;
  }

  /** The value; empty for {@link RawEvent#UNKNOWN}. */
  String text(Object value) {
    if (value == RawEvent.UNKNOWN) {
      return "";
    }
    if (value instanceof String text) {
      return quoted(text);
    }
    if (value instanceof Character character) {
      return "'" + printable(character) + "'";
    }
    if (value == null || value instanceof Boolean || isNumber(value)) {
      return String.valueOf(value);
    }
    if (value instanceof Enum<?> constant) {
      return Names.simple(constant.getDeclaringClass().getName()) + "." + constant.name();
    }
    return names.object(value);
  }

  /** Only the JDK's own: their {@code toString} is no code under test. */
  private static boolean isNumber(Object value) {
    return value instanceof Integer
        || value instanceof Long
        || value instanceof Double
        || value instanceof Float
        || value instanceof Short
        || value instanceof Byte;
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    int length = Math.min(text.length(), LONGEST_TEXT);
    for (int i = 0; i < length; i++) {
      quoted.append(printable(text.charAt(i)));
    }
    return quoted.append(length < text.length() ? "...\"" : "\"").toString();
  }

  private static String printable(char character) {
    switch (character) {
      case '\n':
        return "\\n";
      case '\t':
        return "\\t";
      case '\r':
        return "\\r";
      case '"':
        return "\\\"";
      default:
        return Character.isISOControl(character)
            ? String.format("\\u%04x", (int) character)
            : String.valueOf(character);
    }
  }
}
