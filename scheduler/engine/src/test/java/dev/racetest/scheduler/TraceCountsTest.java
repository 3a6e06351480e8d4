package dev.racetest.scheduler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TraceCountsTest {
  @Test
  void countsAsAMapWould() {
    TraceCounts counts = new TraceCounts();
    Map<Long, Integer> expected = new HashMap<>();
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 50_000; i++) {
      long trace = Long.rotateLeft(random.nextLong(20_000), 30 + random.nextInt(2)) & ~1L;
      trace = trace == 0L ? 2L : trace;
      counts.add(trace, true);
      expected.merge(trace, 1, Integer::sum);
      assertEquals(expected.size(), counts.traces());
    }
    long once = expected.values().stream().filter(times -> times == 1).count();
    assertEquals(once, counts.once());
    assertFalse(counts.isFull());
  }

  @Test
  void aTraceThatWasAimedAtWasNotSeenOnceByChance() {
    TraceCounts counts = new TraceCounts();
    counts.add(10L, false);
    assertEquals(1, counts.traces());
    assertEquals(0, counts.once());
    counts.add(12L, true);
    assertEquals(1, counts.once());
    counts.add(12L, false);
    counts.add(10L, true);
    assertEquals(2, counts.traces());
    assertEquals(0, counts.once());
  }

  @Test
  void zeroIsATraceLikeOthers() {
    TraceCounts counts = new TraceCounts();
    counts.add(0L, true);
    counts.add(0L, true);
    assertEquals(1, counts.traces());
    assertEquals(0, counts.once());
  }

  @Test
  void saysWhenThereIsNoMoreRoom() {
    TraceCounts counts = new TraceCounts(3);
    for (long trace = 10L; trace < 16L; trace += 2L) {
      counts.add(trace, true);
    }
    assertFalse(counts.isFull());
    counts.add(16L, true);
    counts.add(10L, true);
    assertTrue(counts.isFull());
    assertEquals(3, counts.traces());
    assertEquals(2, counts.once());
  }
}
