package dev.racetest.agent.watch;

import dev.racetest.watch.Access;
import dev.racetest.watch.Race;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Races that are known and not told: lines such as {@code race:com.acme.Cache.*}, where a star
 * stands for anything; a line holds for a race if it fits the variable or a frame of one of the two
 * stacks. Lines that begin with a hash sign are comments.
 */
final class Suppressions {
  private static final String KIND = "race:";
  private static final RaceText FULL = new RaceText("");

  private final List<Pattern> patterns = new ArrayList<>();

  /**
   * Reads a file.
   *
   * @throws IllegalArgumentException if it cannot be read, or has a line that means nothing
   */
  static Suppressions read(String file) {
    Suppressions all = new Suppressions();
    if (file.isEmpty()) {
      return all;
    }
    List<String> lines;
    try {
      lines = Files.readAllLines(Path.of(file), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new IllegalArgumentException("suppressions cannot be read: " + unreadable, unreadable);
    }
    int number = 0;
    for (String line : lines) {
      number++;
      String text = line.strip();
      if (!text.isEmpty() && !text.startsWith("#")) {
        all.add(file + ":" + number, text);
      }
    }
    return all;
  }

  private void add(String place, String line) {
    if (!line.startsWith(KIND)) {
      throw new IllegalArgumentException(
          place + ": \"" + line + "\" is no suppression; write race:com.acme.Cache.*");
    }
    String[] parts = line.substring(KIND.length()).split("\\*", -1);
    StringBuilder pattern = new StringBuilder();
    for (int i = 0; i < parts.length; i++) {
      pattern.append(i > 0 ? ".*" : "").append(Pattern.quote(parts[i]));
    }
    patterns.add(Pattern.compile(pattern.toString()));
  }

  /** Whether one of the lines holds; they name classes as they are, whatever reports leave out. */
  boolean cover(Race race) {
    for (Pattern pattern : patterns) {
      if (pattern.matcher(race.variable()).lookingAt()
          || fits(pattern, race.now())
          || fits(pattern, race.before())) {
        return true;
      }
    }
    return false;
  }

  private static boolean fits(Pattern pattern, Access access) {
    for (int site : access.sites()) {
      if (pattern.matcher(FULL.frame(site)).lookingAt()) {
        return true;
      }
    }
    return false;
  }
}
