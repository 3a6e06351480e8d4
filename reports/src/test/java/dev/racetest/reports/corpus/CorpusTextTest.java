package dev.racetest.reports.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class CorpusTextTest {
  private static final String FIRST = token(1);
  private static final String SECOND = token(2);
  private static final CorpusText NOTHING = CorpusText.of("T.m", "");
  private static final String HEADER =
      "# Failures of T.m, the newest first, as tokens of RaceTest.\n"
          + "# They are tried before anything else, and dropped when they no longer apply.\n\n";

  private static String token(int choice) {
    return Tokens.of("T.m", choice);
  }

  private static CorpusText of(String... lines) {
    return CorpusText.of("T.m", String.join("\n", lines));
  }

  private static List<String> texts(CorpusText text) {
    return text.tokens().stream().map(KeptToken::text).toList();
  }

  @Test
  void aTokenStandsBelowWhatItFailsWith() {
    CorpusText text =
        NOTHING.with(new KeptToken(FIRST, "DATA RACE")).with(new KeptToken(SECOND, "DEADLOCK"));

    assertEquals(
        HEADER + "# DEADLOCK\n" + SECOND + "\n# DATA RACE\n" + FIRST + "\n", text.toString());
    assertEquals(
        List.of(new KeptToken(SECOND, "DEADLOCK"), new KeptToken(FIRST, "DATA RACE")),
        text.tokens());
    assertEquals(text, CorpusText.of("T.m", text.toString()));
  }

  @Test
  void aTokenIsKeptOnce() {
    CorpusText text = NOTHING.with(new KeptToken(FIRST, "a"));

    assertSame(text, text.with(new KeptToken(FIRST, "b")));
    assertEquals(List.of(SECOND, FIRST), texts(of(SECOND, FIRST, SECOND)));
  }

  @Test
  void aDroppedTokenTakesItsCommentAlong() {
    CorpusText text = NOTHING.with(new KeptToken(FIRST, "a")).with(new KeptToken(SECOND, "b"));

    assertEquals(HEADER + "# a\n" + FIRST + "\n", text.without(List.of(SECOND)).toString());
    assertFalse(text.without(List.of(SECOND)).isEmpty());
    assertTrue(text.without(List.of(SECOND, FIRST)).isEmpty());
  }

  @Test
  void theOldestGo() {
    CorpusText text = NOTHING;
    for (int i = 0; i < CorpusText.MOST + 5; i++) {
      text = text.with(new KeptToken(token(i), "number " + i));
    }

    assertEquals(CorpusText.MOST, text.tokens().size());
    assertEquals(token(CorpusText.MOST + 4), text.tokens().get(0).text());
    assertFalse(text.toString().contains("number 4\n"), text::toString);
    assertTrue(text.toString().contains("number 5\n"), text::toString);
  }

  @Test
  void whatIsNotUnderstoodIsNamedAndStays() {
    CorpusText text =
        of("<<<<<<< ours", "# mine", FIRST, "", Tokens.of("T.other", 1), FIRST + "A", "# the end");

    assertEquals(List.of(FIRST), texts(text));
    assertEquals(List.of(1, 5, 6), text.unused().stream().map(UnusedLine::number).toList());
    assertEquals(
        "\"<<<<<<< ours\" is no replay token; one looks like rt3-AGNgYGBg...",
        text.unused().get(0).reason());
    assertEquals("the token belongs to another test than T.m", text.unused().get(1).reason());
    assertTrue(text.unused().get(2).reason().endsWith("is cut or mistyped"));
    CorpusText changed = text.with(new KeptToken(SECOND, "new")).without(List.of(FIRST));
    assertEquals(
        List.of(
            "# new", SECOND, "<<<<<<< ours", "", Tokens.of("T.other", 1), FIRST + "A", "# the end"),
        changed.toString().lines().toList());
  }

  @Test
  void aTokenOfAnotherVersionIsOneToBeDropped() {
    String old = FIRST.replace("rt3-", "rt2-");

    assertEquals(List.of(old), texts(of(old)));
    assertEquals(List.of(), of(old).unused());
  }

  @Test
  void aHeadlineIsOneLine() {
    String text = NOTHING.with(new KeptToken(FIRST, "a\r\nrt3-b\u2028\u0000c")).toString();

    assertTrue(text.contains("\n# a rt3-b c\n" + FIRST), text);
    String endless = NOTHING.with(new KeptToken(FIRST, "x".repeat(1_000))).toString();
    assertTrue(endless.lines().allMatch(line -> line.length() < 250), endless);
  }
}
