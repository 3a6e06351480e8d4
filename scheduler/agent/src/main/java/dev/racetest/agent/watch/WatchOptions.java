package dev.racetest.agent.watch;

import dev.racetest.watch.Watch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a program is watched with; names and meanings follow those of the Go race detector.
 *
 * @param logPath where reports go: a file's name, to which a point and the process number are
 *     added; {@code stderr} or {@code stdout}
 * @param exitCode the exit status of a program in which races were found
 * @param stripPathPrefix what is left out at the beginning of class names in reports
 * @param history how many stacks are remembered at most; a report says where one is not
 * @param haltOnError whether the program ends at the first race
 * @param exitSleepMillis how long the end waits for other threads to run into races
 * @param suppressions a file of races that are not told; empty for none
 * @param include packages that are watched although they are on the built-in list
 * @param exclude packages whose accesses are not watched
 * @param isJson whether reports are lines of JSON
 */
record WatchOptions(
    String logPath,
    int exitCode,
    String stripPathPrefix,
    int history,
    boolean haltOnError,
    int exitSleepMillis,
    String suppressions,
    List<String> include,
    List<String> exclude,
    boolean isJson) {

  /** Larger ones do not reach who started the program. */
  private static final int MOST_STATUS = 255;

  private static final int LEAST_HISTORY = 1_000;
  private static final int MOST_HISTORY = Watch.largestHistory();

  private static final Map<String, String> DEFAULTS =
      Map.of(
          "log_path", "stderr",
          "exitcode", "66",
          "strip_path_prefix", "",
          "history", String.valueOf(MOST_HISTORY),
          "halt_on_error", "0",
          "atexit_sleep_ms", "1000",
          "suppressions", "",
          "include", "",
          "exclude", "",
          "format", "text");

  /**
   * Reads options such as {@code log_path=race.log exitcode=3}; separated by blanks, or by commas
   * where they are arguments of the agent. Later ones win.
   *
   * @throws IllegalArgumentException if one is wrong, with its name, the mistake and an example
   */
  static WatchOptions parse(String arguments, String environment) {
    Map<String, String> values = new TreeMap<>(DEFAULTS);
    for (String option : split(arguments + " " + environment)) {
      int equals = option.indexOf('=');
      String name = equals < 0 ? option : option.substring(0, equals);
      if (equals < 0 || !DEFAULTS.containsKey(name)) {
        throw new IllegalArgumentException(
            "\""
                + option
                + "\" is no option of the race mode; there are "
                + String.join(", ", new TreeMap<>(DEFAULTS).keySet())
                + ", for example exitcode=3");
      }
      values.put(name, option.substring(equals + 1));
    }
    return new WatchOptions(
        values.get("log_path"),
        number(values, "exitcode", 0, MOST_STATUS),
        values.get("strip_path_prefix"),
        number(values, "history", LEAST_HISTORY, MOST_HISTORY),
        number(values, "halt_on_error", 0, 1) == 1,
        number(values, "atexit_sleep_ms", 0, Integer.MAX_VALUE),
        values.get("suppressions"),
        packages(values.get("include")),
        packages(values.get("exclude")),
        isJson(values.get("format")));
  }

  private static List<String> split(String text) {
    List<String> parts = new ArrayList<>();
    for (String part : text.split("[ ,]+")) {
      if (!part.isBlank()) {
        parts.add(part.trim());
      }
    }
    return parts;
  }

  private static int number(Map<String, String> values, String name, int least, int most) {
    String text = values.get(name);
    try {
      int number = Integer.parseInt(text);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException notNumber) {
      // Told below.
    }
    throw new IllegalArgumentException(
        name
            + " is a number from "
            + least
            + " to "
            + most
            + ", for example "
            + name
            + "="
            + Math.max(1, least)
            + ", but was "
            + text);
  }

  private static boolean isJson(String text) {
    return switch (text) {
      case "json" -> true;
      case "text" -> false;
      default ->
          throw new IllegalArgumentException(
              "format is text or json, for example format=json, but was " + text);
    };
  }

  /** Packages are separated by colons here, since commas separate options. */
  private static List<String> packages(String text) {
    List<String> prefixes = new ArrayList<>();
    for (String part : text.split(":")) {
      if (!part.isBlank()) {
        prefixes.add(part.trim().replace('.', '/'));
      }
    }
    return prefixes;
  }
}
