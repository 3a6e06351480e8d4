package dev.racetest.samples.races;

import dev.racetest.samples.Check;
import dev.racetest.samples.Expected;
import dev.racetest.samples.Threads;
import dev.racetest.samples.Verdict;
import java.io.StringWriter;
import java.text.CharacterIterator;
import java.text.StringCharacterIterator;
import java.util.Formatter;
import java.util.Locale;
import java.util.Optional;
import java.util.Scanner;
import java.util.StringJoiner;
import java.util.StringTokenizer;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whatever goes through a text keeps the place where it is, and one place is not for two. */
public class TextHelpers {
  private static final Pattern WORD = Pattern.compile("\\w+");
  private static final String TEXT = "one two three";

  /** Both look for the next match. */
  @Verdict(value = Expected.DATA_RACE, variable = "Matcher.find")
  public void findAgainstFind() throws Exception {
    Matcher matcher = WORD.matcher(TEXT);
    Threads.runAll(() -> matcher.find(), () -> matcher.find());
  }

  /** One looks for the next match, the other one reads the last. */
  @Verdict(value = Expected.DATA_RACE, variable = "Matcher.find")
  public void findAgainstStart() throws Exception {
    Matcher matcher = WORD.matcher(TEXT);
    Check.that(matcher.find(), "no word");
    Threads.runAll(() -> matcher.find(), () -> matcher.start());
  }

  /** The pattern is shared, the matchers are not. */
  @Verdict(Expected.SILENT)
  public void aMatcherForEachThread() throws Exception {
    Threads.Action find =
        () -> {
          Matcher matcher = WORD.matcher(TEXT);
          Check.that(matcher.find(), "no word");
          Check.equal("one", matcher.group());
        };
    Threads.runAll(find, find);
  }

  /** One match, read by two. */
  @Verdict(Expected.SILENT)
  public void groupAgainstGroup() throws Exception {
    Matcher matcher = WORD.matcher(TEXT);
    Check.that(matcher.find(), "no word");
    Threads.Action read = () -> Check.equal("one", matcher.group());
    Threads.runAll(read, read);
  }

  /** Both add a word. */
  @Verdict(value = Expected.DATA_RACE, variable = "StringJoiner.add")
  public void joinerAddAgainstAdd() throws Exception {
    StringJoiner joiner = new StringJoiner(",");
    Threads.runAll(() -> joiner.add("a"), () -> joiner.add("b"));
  }

  /** Even the joiner whose words are taken over is written: they become one word first. */
  @Verdict(value = Expected.DATA_RACE, variable = "StringJoiner.merge")
  public void joinerMergedByTwo() throws Exception {
    StringJoiner source = new StringJoiner(",").add("a").add("b");
    Threads.Action merge = () -> new StringJoiner(";").merge(source);
    Threads.runAll(merge, merge);
  }

  /** The string of a joiner is made without a change. */
  @Verdict(Expected.SILENT)
  public void joinerReadByTwo() throws Exception {
    StringJoiner joiner = new StringJoiner(",").add("a").add("b");
    Threads.runAll(
        () -> Check.equal("a,b", joiner.toString()), () -> Check.equal(3, joiner.length()));
  }

  /** Two threads write by one formatter. */
  @Verdict(value = Expected.DATA_RACE, variable = "Formatter.format")
  public void formatAgainstFormat() throws Exception {
    Formatter formatter = new Formatter(Locale.ROOT);
    Threads.runAll(() -> formatter.format("%d", 1), () -> formatter.format("%s", "two"));
  }

  /** Two formatters; what they write into has a lock. */
  @Verdict(Expected.SILENT)
  public void formattersOfOneWriter() throws Exception {
    StringWriter writer = new StringWriter();
    Threads.Action write = () -> new Formatter(writer, Locale.ROOT).format("%d", 1);
    Threads.runAll(write, write);
    Check.equal("11", writer.toString());
  }

  /** Each wants the next word. */
  @Verdict(value = Expected.DATA_RACE, variable = "Scanner.next")
  public void scannerNextAgainstNext() throws Exception {
    Scanner scanner = new Scanner(TEXT);
    Threads.runAll(() -> scanner.next(), () -> scanner.next());
  }

  /** So here. */
  @Verdict(value = Expected.DATA_RACE, variable = "StringTokenizer.nextToken")
  public void nextTokenAgainstNextToken() throws Exception {
    StringTokenizer tokens = new StringTokenizer(TEXT);
    Threads.runAll(() -> tokens.nextToken(), () -> tokens.nextToken());
  }

  /** The question whether there are more keeps the place that it has found. */
  @Verdict(value = Expected.DATA_RACE, variable = "StringTokenizer.hasMoreTokens")
  public void hasMoreTokensAgainstItself() throws Exception {
    StringTokenizer tokens = new StringTokenizer(TEXT);
    Threads.Action ask = () -> Check.that(tokens.hasMoreTokens(), "none");
    Threads.runAll(ask, ask);
  }

  /** Each goes through the text by itself. */
  @Verdict(Expected.SILENT)
  public void aScannerForEachThread() throws Exception {
    Threads.runAll(
        () -> Check.equal("one", new Scanner(TEXT).next()),
        () -> Check.equal("one", new StringTokenizer(TEXT).nextToken()));
  }

  /** An iterator over characters. */
  @Verdict(value = Expected.DATA_RACE, variable = "StringCharacterIterator.next")
  public void characterIterator() throws Exception {
    CharacterIterator characters = new StringCharacterIterator(TEXT);
    Threads.runAll(() -> characters.next(), () -> characters.next());
  }

  /** Values have no place to keep. */
  @Verdict(Expected.SILENT)
  public void values() throws Exception {
    Optional<UUID> id = Optional.of(new UUID(1, 2));
    Threads.Action read =
        () -> {
          Check.equal(36, id.map(UUID::toString).orElse("").length());
          Check.that(WORD.matcher(TEXT).lookingAt(), "no word");
        };
    Threads.runAll(read, read);
  }
}
