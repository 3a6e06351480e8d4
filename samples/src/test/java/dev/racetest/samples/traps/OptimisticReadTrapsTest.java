package dev.racetest.samples.traps;

import static dev.racetest.samples.Explorations.assertSilent;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.racetest.samples.Threads;
import java.util.concurrent.locks.StampedLock;
import org.junit.jupiter.api.Test;

/**
 * Reads under an optimistic stamp count only once {@code validate} succeeds: what was read before
 * that is thrown away, and is no race.
 */
class OptimisticReadTrapsTest {
  private static final class Point {
    private final StampedLock lock = new StampedLock();
    private int x;
    private int y;

    void move() {
      long stamp = lock.writeLock();
      try {
        x++;
        y++;
      } finally {
        lock.unlockWrite(stamp);
      }
    }

    int difference() {
      long stamp = lock.tryOptimisticRead();
      int difference = x - y;
      if (lock.validate(stamp)) {
        return difference;
      }
      stamp = lock.readLock();
      try {
        return x - y;
      } finally {
        lock.unlockRead(stamp);
      }
    }
  }

  @Test
  void optimisticRead() {
    assertSilent(
        "optimistic read",
        () -> {
          Point point = new Point();
          Threads.runAll(point::move, () -> assertEquals(0, point.difference()));
        });
  }
}
