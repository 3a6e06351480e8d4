package dev.racetest.scheduler;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** What a report says of how its execution was made simpler. */
class ShorteningTextTest {
  private static String shrunk(
      int switches, int preemptions, int switchesBefore, int preemptionsBefore, boolean smallest) {
    return ShorteningText.of(
        new Failure.Shrinking(
            switches, preemptions, switchesBefore, preemptionsBefore, smallest, 212));
  }

  private static String inevitable(int step, String place, int continuations) {
    return ShorteningText.of(new Failure.Inevitable(step, 2, place, continuations));
  }

  @Test
  void whatBecameFewerIsSaid() {
    assertEquals(
        "shortened: 14 context switches -> 2, 5 preemptions -> 1"
            + " (no execution with fewer preemptions fails this way); 212 executions",
        shrunk(2, 1, 14, 5, true));
    assertEquals(
        "shortened: 14 context switches -> 2, 1 preemption; 212 executions",
        shrunk(2, 1, 14, 1, false));
  }

  @Test
  void thatNoneHasFewerThanNoneGoesWithoutSaying() {
    assertEquals(
        "shortened: 14 context switches -> 2, 5 preemptions -> 0; 212 executions",
        shrunk(2, 0, 14, 5, true));
  }

  @Test
  void whatDidNotChangeIsNoArrow() {
    assertEquals(
        "not shortened: 1 context switch, 0 preemptions; 212 executions", shrunk(1, 0, 1, 0, true));
  }

  @Test
  void thePointOfNoReturnHasItsPlace() {
    assertEquals(
        "inevitable from step 14, Account.java:33 (T2):"
            + " all 25 continuations tried from there failed",
        inevitable(14, "Account.java:33", 25));
    assertEquals(
        "inevitable from step 14, Account.java:33 (T2): all 3 possible continuations fail",
        inevitable(14, "Account.java:33", 3));
    assertEquals(
        "inevitable from step 14, the first of T2: nothing was left to choose after it",
        inevitable(14, "", 1));
  }

  @Test
  void theBeginningNeedsNone() {
    assertEquals(
        "inevitable from the beginning: all 25 schedules tried failed", inevitable(0, "", 25));
    assertEquals(
        "inevitable from the beginning: all 7 possible schedules fail", inevitable(0, "", 7));
  }
}
