package dev.racetest.scheduler.optouts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The lines of one suppression file, and all that is wrong with them. */
final class SuppressionLines {
  private static final String EXAMPLE = "com.acme.Cache.hits: counted for statistics only";

  private final String file;
  private final List<OptOut> optOuts = new ArrayList<>();
  private final Map<String, Integer> lineOf = new HashMap<>();
  private final List<String> mistakes = new ArrayList<>();

  SuppressionLines(String file) {
    this.file = file;
  }

  List<OptOut> parse(String text) {
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      // Some editors begin a file with a byte order mark.
      String line = lines.get(i).replace("\uFEFF", "").strip();
      if (!line.isEmpty() && !line.startsWith("#")) {
        add(line, i + 1);
      }
    }
    if (!mistakes.isEmpty()) {
      throw new IllegalArgumentException(
          String.join("\n", mistakes)
              + "\n  A right line: "
              + EXAMPLE
              + "\n  (the class as Class.getName gives it, so nested ones as Outer$Inner; a dot; the"
              + " field; a colon; the reason)");
    }
    return List.copyOf(optOuts);
  }

  private void add(String line, int number) {
    int colon = line.indexOf(':');
    String variable = colon < 0 ? line : line.substring(0, colon).strip();
    int dot = variable.lastIndexOf('.');
    if (colon < 0) {
      wrong(number, line, "has no colon, and so no reason");
    } else if (dot < 0) {
      wrong(number, line, "names no class and field before the colon");
    } else if (lineOf.containsKey(variable)) {
      wrong(number, line, "is about the same field as line " + lineOf.get(variable));
    } else {
      lineOf.put(variable, number);
      String reason = line.substring(colon + 1).strip();
      add(line, number, variable.substring(0, dot), variable.substring(dot + 1), reason);
    }
  }

  private void add(String line, int number, String type, String field, String reason) {
    try {
      optOuts.add(OptOut.checked(type, field, reason, file + ", line " + number));
    } catch (IllegalArgumentException mistake) {
      wrong(number, line, "is wrong: " + mistake.getMessage());
    }
  }

  private void wrong(int number, String line, String mistake) {
    mistakes.add(file + ", line " + number + ": \"" + line + "\" " + mistake);
  }
}
