package dev.racetest.samples.textbook;

import dev.racetest.samples.Check;
import dev.racetest.samples.Expected;
import dev.racetest.samples.Threads;
import dev.racetest.samples.Verdict;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The lost update: {@code count++} is a read, an addition, and a write.
 *
 * <p>Two threads that both read 0 both write 1. What has to be one step is the whole of it.
 */
public class LostUpdate {
  private interface Counter {
    void increment();

    int value();
  }

  private static final class PlainCounter implements Counter {
    private int count;

    @Override
    public void increment() {
      count++;
    }

    @Override
    public int value() {
      return count;
    }
  }

  private static final class VolatileCounter implements Counter {
    private volatile int count;

    @Override
    public void increment() {
      count++;
    }

    @Override
    public int value() {
      return count;
    }
  }

  private static final class LockedCounter implements Counter {
    private int count;

    @Override
    public synchronized void increment() {
      count++;
    }

    @Override
    public synchronized int value() {
      return count;
    }
  }

  private static final class AtomicCounter implements Counter {
    private final AtomicInteger count = new AtomicInteger();

    @Override
    public void increment() {
      count.incrementAndGet();
    }

    @Override
    public int value() {
      return count.get();
    }
  }

  /** Nothing orders the accesses: a data race, even under the schedules that count to 2. */
  @Verdict(value = Expected.DATA_RACE, variable = "PlainCounter.count")
  public void flawed() throws Exception {
    incrementTwice(new PlainCounter());
  }

  /**
   * {@code volatile} orders the accesses, so there is no data race any more; but others still come
   * between the read and the write.
   */
  @Verdict(value = Expected.EXCEPTION, thrown = AssertionError.class)
  public void flawedWithVolatile() throws Exception {
    incrementTwice(new VolatileCounter());
  }

  /** One lock around the three steps. */
  @Verdict(Expected.SILENT)
  public void fixedByLock() throws Exception {
    incrementTwice(new LockedCounter());
  }

  /** One step of the hardware. */
  @Verdict(Expected.SILENT)
  public void fixedByAtomic() throws Exception {
    incrementTwice(new AtomicCounter());
  }

  private static void incrementTwice(Counter counter) throws Exception {
    Threads.runAll(counter::increment, counter::increment);
    Check.equal(2, counter.value());
  }
}
