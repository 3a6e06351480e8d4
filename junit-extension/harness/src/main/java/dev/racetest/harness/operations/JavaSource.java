package dev.racetest.harness.operations;

import dev.racetest.harness.WrongTestException;

/** Values as they are written in Java. */
final class JavaSource {
  private JavaSource() {}

  /**
   * An expression for the value of an argument.
   *
   * @throws WrongTestException if there is none
   */
  static String literal(Object value) {
    if (value == null || value instanceof Integer || value instanceof Boolean) {
      return String.valueOf(value);
    }
    if (value instanceof Long number) {
      return number + "L";
    }
    if (value instanceof Double number) {
      return number + "d";
    }
    if (value instanceof String text) {
      return '"' + escaped(text) + '"';
    }
    if (value instanceof Enum<?> constant) {
      return constant.getDeclaringClass().getCanonicalName() + "." + constant.name();
    }
    throw new WrongTestException(
        value.getClass().getName(),
        "values of this class cannot be written as source",
        "numbers, strings, booleans, enum constants");
  }

  static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
  }

  /** A regular expression that matches the text only, as the inside of a literal. */
  static String pattern(String text) {
    boolean isPlain = text.matches("[A-Za-z0-9_ ,/;-]*");
    return escaped(isPlain ? text : "\\Q" + text + "\\E");
  }
}
