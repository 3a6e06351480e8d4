package dev.racetest.samples.textbook;

import dev.racetest.samples.Check;
import dev.racetest.samples.Expected;
import dev.racetest.samples.Threads;
import dev.racetest.samples.Verdict;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Atomics fix the data race and leave the race condition.
 *
 * <p>A <em>data race</em> is a property of two accesses: nothing orders them. A <em>race
 * condition</em> is a property of the program: its result depends on the schedule. An atomic
 * variable removes the first, always; the second is only removed by making sense.
 */
public class AtomicsAreNotEnough {
  /**
   * No data race is reported, rightly. Still the reader sees 1 or 2, and only the schedules in
   * which it comes late satisfy the assertion.
   */
  @Verdict(value = Expected.EXCEPTION, thrown = AssertionError.class)
  public void flawed() throws Exception {
    AtomicLong a = new AtomicLong(1);
    Threads.runAll(() -> Check.equal(2L, a.get()), a::incrementAndGet);
  }

  /** The reader waits until the value is there: now the order is part of the program. */
  @Verdict(Expected.SILENT)
  public void fixed() throws Exception {
    AtomicLong a = new AtomicLong(1);
    CountDownLatch ready = new CountDownLatch(1);
    Threads.runAll(
        () -> {
          ready.await();
          Check.equal(2L, a.get());
        },
        () -> {
          a.incrementAndGet();
          ready.countDown();
        });
  }
}
