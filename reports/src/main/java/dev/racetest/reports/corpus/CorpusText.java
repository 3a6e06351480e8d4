package dev.racetest.reports.corpus;

import dev.racetest.scheduler.replay.OtherVersionException;
import dev.racetest.scheduler.replay.ReplayToken;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The text of a corpus file: a token a line, the newest first, below a comment that says what it
 * fails with. Lines that are not understood stay where they are.
 */
public final class CorpusText {
  /** That of a file that holds nothing. */
  public static final CorpusText EMPTY = new CorpusText("", List.of());

  /** So many tokens are kept; the oldest go. */
  static final int MOST = 20;

  private static final int LONGEST_HEADLINE = 200;
  private static final String COMMENT = "#";

  private final String test;
  private final List<String> lines;

  private CorpusText(String test, List<String> lines) {
    this.test = test;
    this.lines = List.copyOf(lines);
  }

  /** The text that a file of {@code test} holds. */
  static CorpusText of(String test, String text) {
    return new CorpusText(test, text.lines().toList());
  }

  /** The tokens, each once, in the order in which they are to be tried. */
  public List<KeptToken> tokens() {
    Set<String> seen = new LinkedHashSet<>();
    List<KeptToken> tokens = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (isToken(i) && seen.add(line(i))) {
        tokens.add(new KeptToken(line(i), headline(i)));
      }
    }
    return tokens;
  }

  /** The lines that are neither a token of the test nor a comment. */
  public List<UnusedLine> unused() {
    List<UnusedLine> unused = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (!isComment(i)) {
        int number = i + 1;
        whyUnused(i).ifPresent(reason -> unused.add(new UnusedLine(number, reason)));
      }
    }
    return unused;
  }

  private boolean isComment(int index) {
    return line(index).isEmpty() || line(index).startsWith(COMMENT);
  }

  private boolean isToken(int index) {
    return !isComment(index) && whyUnused(index).isEmpty();
  }

  private Optional<String> whyUnused(int index) {
    try {
      boolean isOfTheTest = ReplayToken.decode(line(index)).owner() == ReplayToken.owner(test);
      return isOfTheTest
          ? Optional.empty()
          : Optional.of("the token belongs to another test than " + test);
    } catch (OtherVersionException oldOrNew) {
      return Optional.empty();
    } catch (IllegalArgumentException noToken) {
      return Optional.of(Objects.requireNonNull(noToken.getMessage()));
    }
  }

  private String line(int index) {
    return lines.get(index).strip();
  }

  private String headline(int token) {
    return hasHeadline(token) ? line(token - 1).substring(COMMENT.length()).strip() : "";
  }

  private boolean hasHeadline(int token) {
    return token > 0 && line(token - 1).startsWith(COMMENT);
  }

  /** The same with a further token, which is the newest; or the very same if it is there. */
  CorpusText with(KeptToken token) {
    List<String> changed = new ArrayList<>(lines.isEmpty() ? header() : lines);
    if (tokens().stream().anyMatch(known -> known.text().equals(token.text()))) {
      return this;
    }
    changed.addAll(
        afterHeader(changed), List.of(COMMENT + " " + oneLine(token.headline()), token.text()));
    return new CorpusText(test, changed).withoutTheOldest();
  }

  private CorpusText withoutTheOldest() {
    List<KeptToken> all = tokens();
    return without(all.stream().skip(MOST).map(KeptToken::text).toList());
  }

  /** The same without these tokens and what was said of them. */
  CorpusText without(List<String> tokens) {
    List<String> changed = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (!tokens.contains(line(i))) {
        changed.add(lines.get(i));
      } else if (hasHeadline(i)) {
        changed.remove(changed.size() - 1);
      }
    }
    return new CorpusText(test, changed);
  }

  /** Whether there is nothing in it that is worth a file. */
  boolean isEmpty() {
    return lines.isEmpty() || lines.equals(header());
  }

  private List<String> header() {
    return List.of(
        "# Failures of " + oneLine(test) + ", the newest first, as tokens of RaceTest.",
        "# They are tried before anything else, and dropped when they no longer apply.",
        "");
  }

  /** Behind the first lines that are comments and the empty line that ends them. */
  private static int afterHeader(List<String> lines) {
    int end = 0;
    while (end < lines.size() && lines.get(end).startsWith(COMMENT)) {
      end++;
    }
    return end < lines.size() && lines.get(end).isBlank() ? end + 1 : 0;
  }

  /** Control characters, of which exceptions of the code under test may be full, become spaces. */
  private static String oneLine(String text) {
    String line = text.replaceAll("[\\p{Cntrl}\\u0085\\u2028\\u2029]+", " ").strip();
    return line.length() <= LONGEST_HEADLINE ? line : line.substring(0, LONGEST_HEADLINE) + "...";
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CorpusText text && lines.equals(text.lines);
  }

  @Override
  public int hashCode() {
    return lines.hashCode();
  }

  /** All of it, as it stands in the file. */
  @Override
  public String toString() {
    return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
  }
}
