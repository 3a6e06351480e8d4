package dev.racetest.samples.conformance;

import dev.racetest.samples.Check;
import dev.racetest.samples.Expected;
import dev.racetest.samples.Threads;
import dev.racetest.samples.Verdict;
import java.lang.ref.Cleaner;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Cleaners: an action that is run once, by whoever asks for it first. */
public class Cleaners {
  private static final Cleaner SHARED = Cleaner.create();

  /** Two threads clean, one of them runs the action: a plain counter is enough. */
  @Verdict(Expected.SILENT)
  public void cleanedOnce() throws Exception {
    Object resource = new Object();
    int[] runs = new int[1];
    Cleaner.Cleanable cleanable = Cleaner.create().register(resource, () -> runs[0]++);
    Threads.runAll(cleanable::clean, cleanable::clean);
    Check.equal(1, runs[0]);
  }

  /** The same with a cleaner, and a thread of it, that all executions share. */
  @Verdict(Expected.SILENT)
  public void sharedCleaner() throws Exception {
    Object resource = new Object();
    AtomicInteger runs = new AtomicInteger();
    Cleaner.Cleanable cleanable = SHARED.register(resource, runs::incrementAndGet);
    Threads.runAll(cleanable::clean, cleanable::clean);
    Check.equal(1, runs.get());
  }

  /** The other thread may be in the middle of the action when {@code clean} returns. */
  @Verdict(Expected.DATA_RACE)
  public void cleanedElsewhere() throws Exception {
    Object resource = new Object();
    int[] open = {1};
    Cleaner.Cleanable cleanable = Cleaner.create().register(resource, () -> open[0] = 0);
    Threads.runAll(
        cleanable::clean,
        () -> {
          cleanable.clean();
          Check.that(open[0] >= 0, "unreadable");
        });
  }

  /** Without a cleaner: both find the resource open, both close it. */
  @Verdict(value = Expected.EXCEPTION, thrown = AssertionError.class)
  public void closedTwice() throws Exception {
    AtomicBoolean closed = new AtomicBoolean();
    AtomicInteger runs = new AtomicInteger();
    Threads.Action close =
        () -> {
          if (!closed.get()) {
            closed.set(true);
            runs.incrementAndGet();
          }
        };
    Threads.runAll(close, close);
    Check.equal(1, runs.get());
  }
}
