package dev.racetest.scheduler.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class VirtualClockTest {
  private final VirtualClock clock = new VirtualClock();

  @Test
  void readingMovesIt() {
    long first = clock.read();
    assertTrue(clock.read() > first);
  }

  @Test
  void neverGoesBack() {
    clock.advanceTo(5_000L);
    clock.advanceTo(10L);
    assertEquals(5_000L, clock.nanos());
  }

  @Test
  void aLimitThatIsTooFarOffIsNone() {
    clock.advanceTo(5_000L);
    assertEquals(Task.NEVER, clock.after(Long.MAX_VALUE - 1L));
    assertEquals(5_007L, clock.after(7L));
    assertEquals(5_000L, clock.after(-1L));
  }

  @Test
  void beginsAgain() {
    clock.advanceTo(5_000L);
    clock.begin();
    assertEquals(0L, clock.nanos());
  }
}
