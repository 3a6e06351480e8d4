package dev.racetest.reports.page;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text with places to fill, each a name in double braces. */
final class Template {
  /** The frame of the page. */
  static final Template PAGE = new Template(Assets.read("page.html"));

  private static final Pattern PLACE = Pattern.compile("\\{\\{(\\w+)}}");

  private final String text;

  Template(String text) {
    this.text = text;
  }

  /**
   * The text with its places filled; what is filled in is not looked at again.
   *
   * @throws IllegalArgumentException if a place has no value
   */
  String filled(Map<String, String> values) {
    return PLACE
        .matcher(text)
        .replaceAll(place -> Matcher.quoteReplacement(value(values, place.group(1))));
  }

  private static String value(Map<String, String> values, String name) {
    String value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException("no value for " + name);
    }
    return value;
  }
}
