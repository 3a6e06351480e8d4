package dev.racetest.scheduler.replay;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.racetest.scheduler.execution.ExecutionConditions;
import dev.racetest.scheduler.execution.Expiry;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReplayTokenTest {
  private static final String PREFIX = "rt3-";

  private static final String CHARACTERS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_=+/ \n\u00e9\0";

  private static final ExecutionConditions PLAIN =
      new ExecutionConditions(10, Set.of(), 0L, Expiry.LATE, 0);

  private static final ReplayToken TOKEN =
      new ReplayToken(
              ReplayToken.owner("bank.AccountTest.deposit"),
              true,
              new ExecutionConditions(
                  1_000_000,
                  Set.of("bank.Account.balance", "bank.Account.owner"),
                  -42L,
                  Expiry.EARLY_UNJUDGED,
                  7),
              new ReplayToken.Recorded(new int[] {0, 1, 0, 0, 200, 3}),
              0x1234_5678_9ABC_DEF0L)
          .withCheckpoints(checkpoints(20));

  private static Checkpoints checkpoints(int steps) {
    Checkpoints.Recorder recorder = new Checkpoints.Recorder(steps);
    IntStream.rangeClosed(1, steps)
        .forEach(step -> recorder.step(step, step * 0x9E3779B97F4A7C15L));
    return recorder.checkpoints();
  }

  private static void assertSame(ReplayToken token, ReplayToken decoded) {
    assertEquals(token.owner(), decoded.owner());
    assertEquals(token.warmUp(), decoded.warmUp());
    assertEquals(token.jdk(), decoded.jdk());
    assertEquals(token.conditions(), decoded.conditions());
    assertEquals(token.eventHash(), decoded.eventHash());
    assertEquals(token.checkpoints(), decoded.checkpoints());
    assertEquals(token.label(), decoded.label());
    assertArrayEquals(
        ((ReplayToken.Recorded) token.recipe()).choices(),
        ((ReplayToken.Recorded) decoded.recipe()).choices());
  }

  @Test
  void aLabelComesBackAndNoneTakesNoRoom() {
    ReplayToken labelled = TOKEN.withLabel("push(1) | pop()");
    assertSame(labelled, ReplayToken.decode(labelled.encode()));
    assertEquals("push(1) | pop()", ReplayToken.decode(labelled.encode()).label());
    assertEquals(TOKEN.encode(), labelled.withLabel("").encode());
  }

  @Test
  void recordedChoicesComeBack() {
    assertTrue(TOKEN.warmUp());
    assertEquals(Runtime.version().feature(), TOKEN.jdk());
    assertSame(TOKEN, ReplayToken.decode(TOKEN.encode()));
  }

  @Test
  void aStrategyComesBack() {
    ReplayToken.Recipe recipe = new ReplayToken.Generated("pct", "k=120,d=3", -7L);
    ReplayToken token = new ReplayToken(1, false, PLAIN, recipe, 2L);
    assertEquals(token, ReplayToken.decode(" " + token.encode() + "\n"));
  }

  @Test
  void anyNumberOfRandomChoicesAndStepsComesBack() {
    Random random = new Random(42L);
    for (int length = 0; length < 300; length++) {
      int[] choices = random.ints(length, 0, 1 << random.nextInt(1, 31)).toArray();
      ReplayToken token =
          new ReplayToken(0, false, PLAIN, new ReplayToken.Recorded(choices), length)
              .withCheckpoints(checkpoints(length));
      assertSame(token, ReplayToken.decode(token.encode()));
    }
  }

  private static String message(String text) {
    return assertThrows(IllegalArgumentException.class, () -> ReplayToken.decode(text), text)
        .getMessage();
  }

  private static void assertDamaged(String text) {
    String shown = text.length() <= 24 ? text : text.substring(0, 24) + "...";
    assertEquals("the replay token " + shown + " is cut or mistyped", message(text));
  }

  @Test
  void everyCutOfATokenIsAnError() {
    String text = TOKEN.encode();
    for (int length = PREFIX.length(); length < text.length(); length++) {
      assertDamaged(text.substring(0, length));
    }
    for (int from = PREFIX.length() + 1; from < text.length(); from++) {
      assertDamaged(PREFIX + text.substring(from));
    }
  }

  @Test
  void everyChangeOfACharacterIsAnError() {
    String text = TOKEN.encode();
    for (int place = PREFIX.length(); place < text.length(); place++) {
      for (char other : CHARACTERS.toCharArray()) {
        String start = text.substring(0, place) + other;
        boolean isStripped = place == text.length() - 1 && Character.isWhitespace(other);
        if (other != text.charAt(place) && !isStripped) {
          assertDamaged(start + text.substring(place + 1));
        }
      }
    }
  }

  @Test
  void everySwapOfNeighboursIsAnError() {
    String text = TOKEN.encode();
    for (int place = PREFIX.length(); place < text.length() - 1; place++) {
      char one = text.charAt(place);
      char other = text.charAt(place + 1);
      if (one != other) {
        assertDamaged(text.substring(0, place) + other + one + text.substring(place + 2));
      }
    }
  }

  @Test
  void whatIsNoTokenIsSaidToBeNone() {
    for (String text : new String[] {"hello", "", "rt", "rt3", "RT3-x", "r\u00e9-", "rtx-1"}) {
      assertEquals(
          "\"" + text + "\" is no replay token; one looks like rt3-AGNgYGBg...", message(text));
    }
  }

  @Test
  void aTokenOfAnotherVersionIsSaidToBeOne() {
    for (String version : new String[] {"rt2-", "rt9-", "rt10-"}) {
      String text = TOKEN.encode().replace(PREFIX, version);
      assertEquals(
          "the replay token "
              + text.substring(0, 24)
              + "... was made by another version of RaceTest; this one reads tokens that start"
              + " with rt3-",
          message(text));
      assertThrows(OtherVersionException.class, () -> ReplayToken.decode(text));
    }
  }

  /** What the checksum does not find, because somebody has made it himself. */
  @Test
  void randomContentsAreErrorsOrTokens() {
    Random random = new Random(7L);
    for (int i = 0; i < 20_000; i++) {
      byte[] content = TokenContent.write(TOKEN);
      for (int changes = random.nextInt(4); changes >= 0; changes--) {
        content[random.nextInt(content.length)] = (byte) random.nextInt();
      }
      assertIsErrorOrToken(TokenText.of(TOKEN.checkpoints().marks(), content));
      byte[] noise = new byte[random.nextInt(80)];
      random.nextBytes(noise);
      assertIsErrorOrToken(TokenText.of(new byte[random.nextInt(200)], noise));
    }
  }

  private static void assertIsErrorOrToken(String text) {
    try {
      ReplayToken.decode(ReplayToken.decode(text).encode());
    } catch (IllegalArgumentException damaged) {
      assertTrue(damaged.getMessage().endsWith(" is cut or mistyped"), damaged.getMessage());
    }
  }

  /** Writes what comes before the conditions. */
  private static DataOutputStream begun(ByteArrayOutputStream bytes, int flags) throws IOException {
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeByte(flags);
    out.writeInt(0);
    out.writeLong(0L);
    out.writeByte(17);
    return out;
  }

  private static final int[] ABSURD = {0xFF, 0xFF, 0xFF, 0xFF, 0x07};

  private static void write(DataOutputStream out, int... bytes) throws IOException {
    for (int each : bytes) {
      out.writeByte(each);
    }
  }

  private static void writeConditions(DataOutputStream out, int... promotedCount)
      throws IOException {
    write(out, 0, 10);
    out.writeLong(0L);
    write(out, 0, 0);
    write(out, promotedCount);
  }

  @Test
  void absurdCountsAreErrors() throws Exception {
    ByteArrayOutputStream steps = new ByteArrayOutputStream();
    write(begun(steps, 0), ABSURD);
    ByteArrayOutputStream promoted = new ByteArrayOutputStream();
    writeConditions(begun(promoted, 0), ABSURD);
    ByteArrayOutputStream choices = new ByteArrayOutputStream();
    DataOutputStream out = begun(choices, 0);
    writeConditions(out, 0);
    write(out, ABSURD);
    ByteArrayOutputStream endless = new ByteArrayOutputStream();
    write(begun(endless, 0), 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01);
    for (ByteArrayOutputStream content :
        new ByteArrayOutputStream[] {steps, promoted, choices, endless}) {
      assertDamaged(TokenText.of(new byte[0], content.toByteArray()));
    }
  }

  @Test
  void aFewCharactersThatUnpackToFarTooManyAreAnError() {
    ReplayToken.Recipe zeros = new ReplayToken.Recorded(new int[1 << 24]);
    String text = new ReplayToken(0, false, PLAIN, zeros, 0L).encode();
    assertTrue(text.length() < 30_000, text.length() + " characters");
    assertDamaged(text);
  }

  @Test
  void contentAfterTheEndIsAnError() {
    byte[] content = TokenContent.write(TOKEN);
    byte[] more = java.util.Arrays.copyOf(content, content.length + 1);
    assertDamaged(TokenText.of(TOKEN.checkpoints().marks(), more));
  }
}
