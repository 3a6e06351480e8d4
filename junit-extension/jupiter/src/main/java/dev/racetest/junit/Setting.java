package dev.racetest.junit;

import dev.racetest.scheduler.ExecutionRange;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/**
 * The text of one option, and where it stands.
 *
 * @param name the name of the attribute, or of the parameter without its prefix
 * @param text the value as it was written
 * @param isAttribute whether it stands in the annotation and not in a configuration parameter
 */
record Setting(String name, String text, boolean isAttribute) {
  private static final Pattern RANGE = Pattern.compile("(\\d+) *- *(\\d+)");

  /** The whole number that the text is, from 1 on. */
  int atLeastOne(String example) {
    return atLeast(1, example);
  }

  /** The whole number that the text is, from {@code least} on. */
  int atLeast(int least, String example) {
    try {
      int value = Integer.parseInt(text.strip());
      if (value >= least) {
        return value;
      }
    } catch (NumberFormatException notNumber) {
      // Answered below, as a number that is too small is.
    }
    throw wrong("a whole number from " + least + " to " + Integer.MAX_VALUE, example);
  }

  /** The schedules that the text names, counted from 1 on. */
  ExecutionRange range() {
    Matcher numbers = RANGE.matcher(text);
    if (numbers.matches()) {
      try {
        int first = Integer.parseInt(numbers.group(1));
        int last = Integer.parseInt(numbers.group(2));
        if (1 <= first && first <= last) {
          return new ExecutionRange(first - 1, last, 0);
        }
      } catch (NumberFormatException tooLarge) {
        // Answered below, as other wrong ones are.
      }
    }
    throw wrong("the numbers of the first and the last schedule, from 1 on", "1201-1400");
  }

  /** The exception that says what is wrong with the text, what is allowed, and how it looks. */
  ExtensionConfigurationException wrong(String allowed, String example) {
    String hint =
        isAttribute
            ? "@RaceTest(%s = %s)".formatted(name, example)
            : "racetest.%s=%s".formatted(name, example.replace("\"", ""));
    return new ExtensionConfigurationException(
        "%s must be %s, but was \"%s\". Example: %s".formatted(place(), allowed, text, hint));
  }

  /** The exception for a text that the engine does not accept. */
  ExtensionConfigurationException refused(IllegalArgumentException reason) {
    return new ExtensionConfigurationException(
        "%s is \"%s\": %s".formatted(place(), text, reason.getMessage()), reason);
  }

  private String place() {
    return isAttribute
        ? "The attribute " + name + " of @RaceTest"
        : "The configuration parameter racetest." + name;
  }
}
