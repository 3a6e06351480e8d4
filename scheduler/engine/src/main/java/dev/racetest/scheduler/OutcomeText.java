package dev.racetest.scheduler;

import dev.racetest.scheduler.execution.Execution;
import java.util.Arrays;

/** What becomes of a value that is recorded as an outcome. */
final class OutcomeText {
  private OutcomeText() {}

  /** The text of null, or of an array with all its elements. */
  static String ofArray(Object array) {
    String inBrackets = Arrays.deepToString(new Object[] {array});
    return inBrackets.substring(1, inBrackets.length() - 1);
  }

  /**
   * The text, if it says something of the value.
   *
   * @throws IllegalArgumentException if it is that of {@link Object#toString}, which is another one
   *     in every JVM
   */
  static String checked(Object value, String text) {
    Class<?> type = value.getClass();
    if (text != null && text.startsWith(type.getName() + "@") && !declaresText(type)) {
      throw wrong(
          value, "which has no toString() of its own: give it the values that matter", null);
    }
    return String.valueOf(text);
  }

  private static boolean declaresText(Class<?> type) {
    try {
      return type.getMethod("toString").getDeclaringClass() != Object.class;
    } catch (NoSuchMethodException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** What is thrown in place of what the {@code toString} of a value has thrown. */
  static RuntimeException failure(Object value, Throwable thrown) {
    if (Execution.isUnwinding(thrown)) {
      throw (Error) thrown;
    }
    return wrong(value, "whose toString() failed: " + Describing.safely(thrown), thrown);
  }

  private static IllegalArgumentException wrong(Object value, String why, Throwable cause) {
    return new IllegalArgumentException(
        "RaceTests.outcome was given an object of class " + value.getClass().getName() + ", " + why,
        cause);
  }
}
