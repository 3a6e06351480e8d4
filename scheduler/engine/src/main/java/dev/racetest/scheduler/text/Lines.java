package dev.racetest.scheduler.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Text in lines of at most {@value #WIDTH} columns, with the line end that is the same everywhere.
 */
final class Lines {
  static final int WIDTH = 120;
  private static final String CUT = "...";

  private final List<String> lines = new ArrayList<>();

  /** Adds a line as it is, however long, such as a frame that IDEs link. */
  Lines add(String line) {
    lines.add(line.stripTrailing());
    return this;
  }

  Lines addAll(String indent, List<String> more) {
    more.forEach(line -> add(indent + line));
    return this;
  }

  /** Adds a text that may have several lines, broken at spaces where it is too long. */
  Lines wrapped(String indent, String text) {
    return wrapped(indent, indent + "    ", text);
  }

  /**
   * The same with an indentation of its own for the lines that the first one, or a line end in the
   * text, goes on in.
   */
  Lines wrapped(String indent, String further, String text) {
    String start = indent;
    for (String line : text.split("\\R", -1)) {
      String rest = printable(line);
      int end = breakAt(rest, WIDTH - start.length());
      while (end < rest.length()) {
        add(start + rest.substring(0, end));
        rest = rest.substring(end).stripLeading();
        start = further;
        end = breakAt(rest, WIDTH - start.length());
      }
      add(start + rest);
      start = further;
    }
    return this;
  }

  /** The end of the last word that fits; a word that does not, such as a token, is not broken. */
  private static int breakAt(String text, int room) {
    if (text.length() <= room) {
      return text.length();
    }
    int first = firstWord(text);
    int space = text.lastIndexOf(' ', room);
    if (space < first) {
      space = text.indexOf(' ', first);
    }
    return space < 0 ? text.length() : space;
  }

  private static int firstWord(String text) {
    int start = 0;
    while (start < text.length() && text.charAt(start) == ' ') {
      start++;
    }
    return start;
  }

  /** The text with what would move the cursor replaced. */
  static String printable(String text) {
    StringBuilder printable = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      if (character == '\t') {
        printable.append("    ");
      } else {
        printable.append(Character.isISOControl(character) ? '?' : character);
      }
    }
    return printable.toString();
  }

  /** The text, or as much of its beginning as {@code room} columns hold. */
  static String cut(String text, int room) {
    if (text.length() <= room) {
      return text;
    }
    return text.substring(0, Math.max(0, room - CUT.length())) + CUT;
  }

  static String padded(String text, int width) {
    return text.length() >= width ? text : text + " ".repeat(width - text.length());
  }

  static String right(int number, int width) {
    String text = Integer.toString(number);
    return " ".repeat(Math.max(0, width - text.length())) + text;
  }

  /** Such as {@code 1 frame} and {@code 3 frames}. */
  static String count(int number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }

  int size() {
    return lines.size();
  }

  List<String> all() {
    return List.copyOf(lines);
  }

  @Override
  public String toString() {
    return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
  }
}
