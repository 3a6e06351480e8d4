package dev.racetest.watch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** The clock of one thread. */
class StrandTest {
  private final Strands strands = Model.strands();

  private static Strand strand(int slot, long begin) {
    return new Strand(Thread.currentThread(), slot, begin, false);
  }

  /** As an access does it. */
  private static long access(Strand strand) {
    strand.remember();
    return strand.epoch;
  }

  @Test
  void whatAThreadDidItselfComesBefore() {
    Strand strand = strand(3, 1L);
    assertTrue(strand.isAfter(access(strand)));
  }

  @Test
  void whatAnotherDidDoesNot() {
    assertFalse(strand(3, 1L).isAfter(access(strand(4, 1L))));
  }

  @Test
  void whatAnotherReleasedDoesOnceItIsJoined() {
    Strand one = strand(1, 1L);
    Strand two = strand(2, 1L);
    long word = access(one);
    two.join(one.released());
    assertTrue(two.isAfter(word));
  }

  @Test
  void whatAnotherDoesAfterItsReleaseDoesNot() {
    Strand one = strand(1, 1L);
    Strand two = strand(2, 1L);
    access(one);
    two.join(one.released());
    one.tick(strands);
    assertFalse(two.isAfter(access(one)));
  }

  @Test
  void aReleaseWithNothingBeforeItDoesNotCoverWhatComesNext() {
    Strand one = strand(1, 1L);
    Strand two = strand(2, 1L);
    two.join(one.released());
    one.tick(strands);
    assertFalse(two.isAfter(access(one)));
  }

  @Test
  void anEmptyTimeGoesOn() {
    Strand strand = strand(1, 1L);
    long epoch = strand.epoch;
    strand.tick(strands);
    assertEquals(epoch, strand.epoch);
    access(strand);
    strand.tick(strands);
    assertNotEquals(epoch, strand.epoch);
  }

  @Test
  void aReleaseIsTheSameArrayUntilSomethingChanges() {
    Strand strand = strand(1, 1L);
    long[] empty = strand.released();
    assertSame(empty, strand.released());
    access(strand);
    long[] full = strand.released();
    assertNotSame(empty, full);
    assertEquals(empty[1] + 1, full[1]);
    strand.join(new long[] {5L});
    assertNotSame(full, strand.released());
    assertEquals(5L, strand.released()[0]);
  }

  @Test
  void aReleaseIsNotChangedLater() {
    Strand strand = strand(1, 1L);
    access(strand);
    long[] released = strand.released();
    long[] copy = released.clone();
    strand.tick(strands);
    strand.join(new long[] {9L, 0L, 9L});
    assertArrayEquals(copy, released);
  }

  @Test
  void joiningTakesTheLaterOfTheTimes() {
    Strand strand = strand(1, 4L);
    strand.join(new long[] {3L, 2L, 7L});
    strand.join(new long[] {2L, 1L, 8L, 1L});
    assertEquals(3L, strand.clock[0]);
    assertEquals(4L, strand.clock[1], "its own");
    assertEquals(8L, strand.clock[2]);
    assertEquals(1L, strand.clock[3]);
  }

  @Test
  void clocksGrowToTheLengthOfTheLonger() {
    Strand strand = strand(1, 1L);
    long[] longer = new long[100];
    longer[99] = 6L;
    strand.join(longer);
    assertEquals(100, strand.clock.length);
    assertTrue(strand.isAfter(Words.epoch(99, 6L)));
    assertFalse(strand.isAfter(Words.epoch(99, 7L)));
    assertFalse(strand.isAfter(Words.epoch(100, 1L)), "beyond its clock");
  }

  @Test
  void whatRunsNowInAnotherIsNotJoined() {
    Strand one = strand(1, 1L);
    Strand two = strand(2, 1L);
    long released = access(one);
    one.tick(strands);
    long running = access(one);
    two.joinReleased(one);
    assertTrue(two.isAfter(released));
    assertFalse(two.isAfter(running));
  }

  @Test
  void aThreadAtTheEndOfItsClockGoesOnInAnotherSlot() {
    Strand one = strand(1, Words.LAST_CLOCK - 1);
    Strand two = strand(2, 1L);
    long last = access(one);
    long[] released = one.released();
    one.tick(strands);
    assertNotEquals(1, one.slot());
    long next = access(one);
    assertEquals(one.slot(), Words.slot(next));
    two.join(released);
    assertTrue(two.isAfter(last));
    assertFalse(two.isAfter(next));
    assertTrue(one.isAfter(last), "its own past");
  }

  @Test
  void aThreadWithoutASlotPassesOnWhatItLearns() {
    Strand one = strand(1, 1L);
    Strand none = strand(Strand.NO_SLOT, 0L);
    Strand two = strand(2, 1L);
    long word = access(one);
    none.join(one.released());
    two.join(none.released());
    assertTrue(two.isAfter(word));
  }

  @Test
  void chanceIsNotAlwaysTheSame() {
    Strand strand = strand(1, 1L);
    boolean[] seen = new boolean[2];
    for (int i = 0; i < 100; i++) {
      seen[strand.random() & 1] = true;
    }
    assertTrue(seen[0] && seen[1]);
  }
}
