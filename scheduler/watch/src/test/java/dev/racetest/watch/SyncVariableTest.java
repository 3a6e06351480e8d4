package dev.racetest.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** What is released to one variable, and who has it then. */
class SyncVariableTest {
  private final Model model = new Model();
  private final SyncVariable variable = new SyncVariable();
  private final Strand one = Model.thread(1);
  private final Strand two = Model.thread(2);
  private final Strand three = Model.thread(3);

  private static long access(Strand strand) {
    strand.remember();
    return strand.epoch;
  }

  @Test
  void whoAcquiresHasWhatWasReleased() {
    long word = access(one);
    model.release(one, variable);
    variable.acquire(two, 0L);
    assertTrue(two.isAfter(word));
  }

  @Test
  void whoDoesNotAcquireHasNot() {
    long word = access(one);
    model.release(one, variable);
    assertFalse(two.isAfter(word));
  }

  @Test
  void releasesOfSeveralAreKeptTogether() {
    long first = access(one);
    model.release(one, variable);
    long second = access(two);
    model.release(two, variable);
    variable.acquire(three, 0L);
    assertTrue(three.isAfter(first));
    assertTrue(three.isAfter(second));
    assertFalse(two.isAfter(first), "it has released only");
  }

  @Test
  void releasesPassOnWhatWasAcquired() {
    SyncVariable next = new SyncVariable();
    long word = access(one);
    model.release(one, variable);
    variable.acquire(two, 0L);
    model.release(two, next);
    next.acquire(three, 0L);
    assertTrue(three.isAfter(word));
  }

  @Test
  void aSecondReleaseCoversWhatCameInBetween() {
    access(one);
    model.release(one, variable);
    long word = access(one);
    model.release(one, variable);
    variable.acquire(two, 0L);
    assertTrue(two.isAfter(word));
  }

  @Test
  void aSecondReleaseCoversWhatCameAfterAnEmptyOne() {
    model.release(one, variable);
    long word = access(one);
    model.release(one, variable);
    variable.acquire(two, 0L);
    assertTrue(two.isAfter(word));
  }

  @Test
  void neitherCoversWhatComesAfterBoth() {
    model.release(one, variable);
    access(one);
    model.release(one, variable);
    long word = access(one);
    variable.acquire(two, 0L);
    assertFalse(two.isAfter(word));
  }

  @Test
  void releasesOfSeveralDoNotCoverWhatComesNextEither() {
    access(one);
    model.release(one, variable);
    model.release(two, variable);
    long word = access(two);
    variable.acquire(three, 0L);
    assertFalse(three.isAfter(word));
  }

  @Test
  void theArrayOfAReleaseIsNotChangedByTheNext() {
    SyncVariable other = new SyncVariable();
    Strand withLongClock = Model.thread(20);
    access(withLongClock);
    variable.release(withLongClock);
    other.release(withLongClock);
    long word = access(two);
    model.release(two, variable);
    other.acquire(three, 0L);
    assertFalse(three.isAfter(word));
  }

  @Test
  void stampsTellWhetherThereIsAnythingNew() {
    assertEquals(0L, variable.acquire(two, 0L));
    access(one);
    model.release(one, variable);
    long stamp = variable.acquire(two, 0L);
    assertNotEquals(0L, stamp);
    assertEquals(stamp, variable.acquire(two, stamp));
    access(one);
    model.release(one, variable);
    assertNotEquals(stamp, variable.acquire(two, stamp));
  }

  @Test
  void aReleaseOfNothingNewChangesNothing() {
    access(one);
    model.release(one, variable);
    long stamp = variable.acquire(two, 0L);
    model.release(one, variable);
    assertEquals(stamp, variable.acquire(two, 0L));
  }
}
