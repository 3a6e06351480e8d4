package dev.racetest.agent;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

/** Finds out whether a program is to be watched with its real threads, and with which options. */
final class WatchRequest {
  private static final String RACE = "race";

  /** The parameter of JUnit that asks for it. */
  private static final String PARAMETER = "racetest.all";

  private static final String PARAMETERS = "junit-platform.properties";

  private WatchRequest() {}

  /**
   * The options with which a program is to be watched that has not begun, {@code null} if it is not
   * to be. Where the agent has no argument, JUnit's configuration decides, as far as it can be seen
   * so early.
   */
  static String options(String argument) {
    return argument == null || argument.isBlank()
        ? RACE.equals(parameter()) ? "" : null
        : argument(argument);
  }

  /** The same by the agent's argument alone, such as {@code race,exitcode=3}. */
  static String argument(String argument) {
    boolean isRace =
        argument != null
            && argument.startsWith(RACE)
            && (argument.length() == RACE.length()
                || " ,".indexOf(argument.charAt(RACE.length())) >= 0);
    return isRace ? argument.substring(RACE.length()) : null;
  }

  /** As JUnit looks it up: a system property comes before the file. */
  private static String parameter() {
    String property = System.getProperty(PARAMETER);
    return property == null ? parameterInFile() : property.strip();
  }

  private static String parameterInFile() {
    try (InputStream file = ClassLoader.getSystemResourceAsStream(PARAMETERS)) {
      if (file == null) {
        return null;
      }
      Properties parameters = new Properties();
      parameters.load(file);
      String value = parameters.getProperty(PARAMETER);
      return value == null ? null : value.strip();
    } catch (IOException | IllegalArgumentException unreadable) {
      return null;
    }
  }
}
