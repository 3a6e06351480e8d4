package dev.racetest.scheduler.replay;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.racetest.scheduler.execution.ExecutionConditions;
import dev.racetest.scheduler.execution.Expiry;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReplayTokenTest {
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
          0x1234_5678_9ABC_DEF0L);

  @Test
  void recordedChoicesComeBack() {
    ReplayToken decoded = ReplayToken.decode(TOKEN.encode());
    assertEquals(TOKEN.owner(), decoded.owner());
    assertTrue(decoded.warmUp());
    assertEquals(TOKEN.conditions(), decoded.conditions());
    assertEquals(TOKEN.eventHash(), decoded.eventHash());
    assertArrayEquals(
        ((ReplayToken.Recorded) TOKEN.recipe()).choices(),
        ((ReplayToken.Recorded) decoded.recipe()).choices());
  }

  @Test
  void aStrategyComesBack() {
    ReplayToken.Recipe recipe = new ReplayToken.Generated("pct", "k=120,d=3", -7L);
    ReplayToken token = new ReplayToken(1, false, PLAIN, recipe, 2L);
    assertEquals(token, ReplayToken.decode(" " + token.encode() + "\n"));
  }

  @Test
  void anyNumberOfRandomChoicesComesBack() {
    Random random = new Random(42L);
    for (int length = 0; length < 300; length++) {
      int[] choices = random.ints(length, 0, 1 << random.nextInt(1, 20)).toArray();
      ReplayToken token =
          new ReplayToken(0, false, PLAIN, new ReplayToken.Recorded(choices), length);
      ReplayToken.Recipe decoded = ReplayToken.decode(token.encode()).recipe();
      assertArrayEquals(choices, ((ReplayToken.Recorded) decoded).choices());
    }
  }

  @Test
  void everyCutOfATokenIsAnError() {
    String text = TOKEN.encode();
    for (int length = "rt2-".length(); length < text.length(); length++) {
      String cut = text.substring(0, length);
      Exception error =
          assertThrows(IllegalArgumentException.class, () -> ReplayToken.decode(cut), cut);
      assertTrue(error.getMessage().contains("cut or mistyped"), error.getMessage());
    }
  }

  @Test
  void whatIsNoTokenIsSaidToBeNone() {
    Exception error =
        assertThrows(IllegalArgumentException.class, () -> ReplayToken.decode("hello"));
    assertTrue(error.getMessage().contains("is no replay token"), error.getMessage());
  }

  @Test
  void aTokenOfAnotherVersionIsSaidToBeOne() {
    String text = TOKEN.encode().replace("rt2-", "rt9-");
    Exception error = assertThrows(IllegalArgumentException.class, () -> ReplayToken.decode(text));
    assertTrue(error.getMessage().contains("another version"), error.getMessage());
  }
}
