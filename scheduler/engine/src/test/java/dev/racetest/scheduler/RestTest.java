package dev.racetest.scheduler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RestTest {
  /** Falling asleep and waking each throw away what is compiled; HotSpot allows that 400 times. */
  private static final int MOST_RESTS = 200;

  @Test
  void theFirstRestsComeSoon() {
    assertEquals(1_000L, Rest.patience(0));
    assertEquals(1_000L, Rest.patience(15));
    assertEquals(2_000L, Rest.patience(16));
  }

  @Test
  void noJvmLivesLongEnoughForTooManyRests() {
    long millis = 0L;
    for (int rests = 0; rests < MOST_RESTS; rests++) {
      millis += Rest.patience(rests);
    }
    assertTrue(Duration.ofMillis(millis).toHours() >= 24, millis + " ms");
  }
}
