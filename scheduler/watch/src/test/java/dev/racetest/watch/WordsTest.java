package dev.racetest.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A word keeps its three parts apart, up to the largest of each. */
class WordsTest {
  private static final int LAST_SLOT = Words.SLOTS - 1;
  private static final int LAST_CONTEXT = (1 << Context.BITS) - 1;

  @ParameterizedTest
  @CsvSource({
    "0, 0, 0",
    "0, 1, 0",
    "1, 1, 1",
    "4095, 1, 0",
    "0, 4294967295, 0",
    "0, 0, 1048575",
    "2048, 2147483648, 524288",
    "4095, 4294967295, 1048575"
  })
  void eachPartIsKept(int slot, long clock, int context) {
    long word = Words.withContext(Words.epoch(slot, clock), context);
    assertEquals(slot, Words.slot(word));
    assertEquals(clock, Words.clock(word));
    assertEquals(context, Words.context(word));
  }

  @Test
  void theLargestPartsFit() {
    assertEquals(4095, LAST_SLOT);
    assertEquals(1_048_575, LAST_CONTEXT);
    assertEquals(-1L, Words.withContext(Words.epoch(LAST_SLOT, Words.LAST_CLOCK), LAST_CONTEXT));
  }

  @Test
  void aWordIsOfItsEpochWhateverItsContext() {
    long epoch = Words.epoch(7, 5L);
    assertTrue(Words.isOf(Words.withContext(epoch, 0), epoch));
    assertTrue(Words.isOf(Words.withContext(epoch, LAST_CONTEXT), epoch));
  }

  @Test
  void aWordIsOfNoOtherEpoch() {
    long word = Words.withContext(Words.epoch(7, 5L), 3);
    assertFalse(Words.isOf(word, Words.epoch(7, 6L)));
    assertFalse(Words.isOf(word, Words.epoch(8, 5L)));
    assertFalse(Words.isOf(0L, Words.epoch(0, 1L)), "no word at all");
  }

  @Test
  void epochsOfTheFirstSlotAreNotEmpty() {
    assertNotEquals(0L, Words.epoch(0, 1L));
  }
}
