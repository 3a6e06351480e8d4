package dev.racetest.junit;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people write them: {@code 500ms}, {@code 10s}, {@code 2m}, {@code PT10S}. */
final class DurationText {
  static final String ALLOWED =
      "a duration longer than zero: a number with ms, s, m or h, or in ISO-8601 format";

  private static final Pattern NUMBER_AND_UNIT = Pattern.compile("(\\d{1,12})\\s*(ms|s|m|h)");

  private DurationText() {}

  /** The duration, or empty if {@code text} is not one that is longer than zero. */
  static Optional<Duration> parse(String text) {
    Matcher matcher = NUMBER_AND_UNIT.matcher(text.strip().toLowerCase(Locale.ROOT));
    Optional<Duration> duration =
        matcher.matches()
            ? Optional.of(of(Long.parseLong(matcher.group(1)), matcher.group(2)))
            : parseIso(text.strip());
    return duration.filter(value -> !value.isZero() && !value.isNegative());
  }

  private static Duration of(long number, String unit) {
    return switch (unit) {
      case "ms" -> Duration.ofMillis(number);
      case "s" -> Duration.ofSeconds(number);
      case "m" -> Duration.ofMinutes(number);
      default -> Duration.ofHours(number);
    };
  }

  private static Optional<Duration> parseIso(String text) {
    try {
      return Optional.of(Duration.parse(text));
    } catch (DateTimeParseException notIso) {
      return Optional.empty();
    }
  }
}
