package dev.racetest.samples.conformance;

import dev.racetest.samples.Check;
import dev.racetest.samples.Expected;
import dev.racetest.samples.Threads;
import dev.racetest.samples.Verdict;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;

/** Bugs around static state, which only the first use shows: every execution is a first use. */
public class LazyStatics {
  private static final ReentrantLock FIRST = new ReentrantLock();
  private static final ReentrantLock SECOND = new ReentrantLock();
  private static final AtomicInteger TICKETS = new AtomicInteger();
  private static final Object LOCK = new Object();

  private static int[] table;
  private static volatile int[] volatileTable;
  private static int[] lockedTable;

  /** Is initialised when it is used first. */
  private static final class Holder {
    static final int[] TABLE = {1};
  }

  /** Both may find the field empty, and whoever does not may see half a table. */
  @Verdict(value = Expected.DATA_RACE, variable = "LazyStatics.table")
  public void plainField() throws Exception {
    Threads.Action use =
        () -> {
          if (table == null) {
            table = new int[] {1};
          }
        };
    Threads.runAll(use, use);
  }

  /** No race any more, but two tables. */
  @Verdict(value = Expected.EXCEPTION, thrown = AssertionError.class)
  public void volatileField() throws Exception {
    AtomicInteger created = new AtomicInteger();
    Threads.Action use =
        () -> {
          if (volatileTable == null) {
            created.incrementAndGet();
            volatileTable = new int[] {1};
          }
        };
    Threads.runAll(use, use);
    Check.that(created.get() <= 1, "two tables");
  }

  /** The lock makes one of them the first. */
  @Verdict(Expected.SILENT)
  public void lockedField() throws Exception {
    AtomicInteger created = new AtomicInteger();
    Threads.Action use =
        () -> {
          synchronized (LOCK) {
            if (lockedTable == null) {
              created.incrementAndGet();
              lockedTable = new int[] {1};
            }
            Check.equal(1, lockedTable[0]);
          }
        };
    Threads.runAll(use, use);
    Check.that(created.get() <= 1, "two tables");
  }

  /** A class is initialised once, and its users wait for that. */
  @Verdict(Expected.SILENT)
  public void holder() throws Exception {
    Threads.Action use = () -> Check.equal(1, Holder.TABLE[0]);
    Threads.runAll(use, use);
  }

  /** Both draw the same ticket. */
  @Verdict(value = Expected.EXCEPTION, thrown = AssertionError.class)
  public void sameTicket() throws Exception {
    int before = TICKETS.get();
    Threads.Action draw = () -> TICKETS.set(TICKETS.get() + 1);
    Threads.runAll(draw, draw);
    Check.equal(before + 2, TICKETS.get());
  }

  /** Static locks in two orders: the execution that deadlocks leaves them locked. */
  @Verdict(Expected.DEADLOCK)
  public void locksInTwoOrders() throws Exception {
    Threads.runAll(() -> lockBoth(FIRST, SECOND), () -> lockBoth(SECOND, FIRST));
  }

  private static void lockBoth(ReentrantLock outer, ReentrantLock inner) {
    outer.lock();
    try {
      inner.lock();
      inner.unlock();
    } finally {
      outer.unlock();
    }
  }
}
