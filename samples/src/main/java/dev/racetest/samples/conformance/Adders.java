package dev.racetest.samples.conformance;

import dev.racetest.samples.Check;
import dev.racetest.samples.Expected;
import dev.racetest.samples.Threads;
import dev.racetest.samples.Verdict;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;

/** Adders count without contention; their sums are exact when nobody counts any more. */
public class Adders {
  /** All have counted before the sum is asked for. */
  @Verdict(Expected.SILENT)
  public void sumAtTheEnd() throws Exception {
    LongAdder adder = new LongAdder();
    DoubleAdder weight = new DoubleAdder();
    Threads.Action count =
        () -> {
          adder.increment();
          weight.add(0.5);
        };
    Threads.runAll(count, count, count);
    Check.equal(3L, adder.sum());
    Check.equal(1.5, weight.sum());
  }

  /** What is counted between {@code sum} and {@code reset} is lost. */
  @Verdict(value = Expected.EXCEPTION, thrown = AssertionError.class)
  public void sumThenReset() throws Exception {
    LongAdder adder = new LongAdder();
    Thread counter =
        Threads.start(
            () -> {
              adder.increment();
              adder.increment();
            });
    long total = adder.sum();
    adder.reset();
    counter.join();
    Check.equal(2L, total + adder.sum());
  }

  /** Sums that are taken meanwhile only grow; the last one is exact. */
  @Verdict(Expected.SILENT)
  public void sumsWithoutReset() throws Exception {
    LongAdder adder = new LongAdder();
    Thread counter =
        Threads.start(
            () -> {
              adder.increment();
              adder.increment();
            });
    long first = adder.sum();
    counter.join();
    Check.that(first <= adder.sum(), "counted backwards");
    Check.equal(2L, adder.sum());
  }

  /** The maximum does not depend on the order. */
  @Verdict(Expected.SILENT)
  public void maximum() throws Exception {
    LongAccumulator maximum = new LongAccumulator(Math::max, Long.MIN_VALUE);
    Threads.runAll(
        () -> maximum.accumulate(2), () -> maximum.accumulate(3), () -> maximum.accumulate(1));
    Check.equal(3L, maximum.get());
  }

  /** A function for which the order matters is none for an accumulator. */
  @Verdict(value = Expected.EXCEPTION, thrown = AssertionError.class)
  public void orderMatters() throws Exception {
    LongAccumulator digits = new LongAccumulator((value, digit) -> 10 * value + digit, 0);
    Threads.runAll(() -> digits.accumulate(1), () -> digits.accumulate(2));
    Check.equal(12L, digits.get());
  }

  /** A sum is no lock: two may both see that there is room for one. */
  @Verdict(value = Expected.EXCEPTION, thrown = AssertionError.class)
  public void sumThenIncrement() throws Exception {
    LongAdder adder = new LongAdder();
    Threads.Action enter =
        () -> {
          if (adder.sum() < 1) {
            adder.increment();
          }
        };
    Threads.runAll(enter, enter);
    Check.equal(1L, adder.sum());
  }
}
