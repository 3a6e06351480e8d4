package dev.racetest.samples.textbook;

import dev.racetest.samples.Check;
import dev.racetest.samples.Expected;
import dev.racetest.samples.Threads;
import dev.racetest.samples.Verdict;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/**
 * A statistic that is "only" a plain {@code long}: one thread adds to it, another one reads it.
 *
 * <p>With a single writer no update is lost, so this looks harmless. But a {@code long} or {@code
 * double} that is not volatile may be read and written in two halves (JLS 17.7): the reader may see
 * the upper half of one value with the lower half of another. And nothing says when, or whether, it
 * sees a new value at all.
 */
public class NonAtomicLongCounter {
  private static final long CHUNK = 0x1_0000_0001L;

  private static final class PlainStatistic {
    long bytes;
  }

  private static final class VolatileStatistic {
    volatile long bytes;
  }

  /** Both halves change with each addition: what is read may be a number that never was. */
  @Verdict(value = Expected.DATA_RACE, variable = "PlainStatistic.bytes")
  public void flawed() throws Exception {
    PlainStatistic statistic = new PlainStatistic();
    Threads.runAll(() -> statistic.bytes += CHUNK, () -> Check.equal(0L, statistic.bytes % CHUNK));
  }

  /** With one writer, {@code volatile} is enough: whole values, and seen by all later reads. */
  @Verdict(Expected.SILENT)
  public void fixedForOneWriter() throws Exception {
    VolatileStatistic statistic = new VolatileStatistic();
    Threads.runAll(() -> statistic.bytes += CHUNK, () -> Check.equal(0L, statistic.bytes % CHUNK));
  }

  /** With several writers the addition must be one step. */
  @Verdict(Expected.SILENT)
  public void fixedByAtomic() throws Exception {
    AtomicLong bytes = new AtomicLong();
    Threads.runAll(
        () -> bytes.addAndGet(CHUNK),
        () -> bytes.addAndGet(CHUNK),
        () -> Check.equal(0L, bytes.get() % CHUNK));
    Check.equal(2 * CHUNK, bytes.get());
  }

  /** With many writers and rare reads; the sum is exact once the writers are done. */
  @Verdict(Expected.SILENT)
  public void fixedByAdder() throws Exception {
    LongAdder bytes = new LongAdder();
    Threads.runAll(() -> bytes.add(CHUNK), () -> bytes.add(CHUNK));
    Check.equal(2 * CHUNK, bytes.sum());
  }
}
