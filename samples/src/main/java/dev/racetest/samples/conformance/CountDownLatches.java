package dev.racetest.samples.conformance;

import dev.racetest.samples.Check;
import dev.racetest.samples.Expected;
import dev.racetest.samples.Threads;
import dev.racetest.samples.Verdict;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** {@link CountDownLatch}: as many countDowns as were promised, and each after the work. */
public class CountDownLatches {
  private static final class Parcel {
    int content;
  }

  /** What was written before countDown is seen after await. */
  @Verdict(Expected.SILENT)
  public void writeThenCountDown() throws Exception {
    Parcel parcel = new Parcel();
    CountDownLatch ready = new CountDownLatch(1);
    Threads.runAll(
        () -> {
          parcel.content = 7;
          ready.countDown();
        },
        () -> {
          ready.await();
          Check.equal(7, parcel.content);
        });
  }

  /** Counts down before it writes. */
  @Verdict(value = Expected.DATA_RACE, variable = "Parcel.content")
  public void countDownThenWrite() throws Exception {
    Parcel parcel = new Parcel();
    CountDownLatch ready = new CountDownLatch(1);
    Threads.runAll(
        () -> {
          ready.countDown();
          parcel.content = 7;
        },
        () -> {
          ready.await();
          Check.that(parcel.content >= 0, "negative");
        });
  }

  /** Waits for the first of two writers only. */
  @Verdict(value = Expected.DATA_RACE, variable = "Parcel.content")
  public void countedTooLow() throws Exception {
    Parcel parcel = new Parcel();
    CountDownLatch done = new CountDownLatch(1);
    Threads.Action write =
        () -> {
          synchronized (parcel) {
            parcel.content++;
          }
          done.countDown();
        };
    Threads.runAll(
        write,
        write,
        () -> {
          done.await();
          Check.that(parcel.content >= 1, "nobody has written");
        });
  }

  /** Waits for three, and there are two. */
  @Verdict(Expected.DEADLOCK)
  public void countedTooHigh() throws Exception {
    CountDownLatch done = new CountDownLatch(3);
    Threads.start(done::countDown);
    Threads.start(done::countDown);
    done.await();
  }

  /** The slower of two workers gets no work, gives up with an exception and never counts down. */
  @Verdict(Expected.DEADLOCK)
  public void countDownSkippedByException() throws Exception {
    CountDownLatch done = new CountDownLatch(2);
    AtomicInteger work = new AtomicInteger(1);
    Threads.Action worker =
        () -> {
          try {
            take(work);
            done.countDown();
          } catch (IllegalStateException expected) {
            // There is nothing to do for this worker.
          }
        };
    Threads.start(worker);
    Threads.start(worker);
    done.await();
  }

  /** Counts down in a finally block. */
  @Verdict(Expected.SILENT)
  public void countDownInFinally() throws Exception {
    CountDownLatch done = new CountDownLatch(2);
    AtomicInteger work = new AtomicInteger(1);
    Threads.Action worker =
        () -> {
          try {
            take(work);
          } catch (IllegalStateException expected) {
            // There is nothing to do for this worker.
          } finally {
            done.countDown();
          }
        };
    Threads.start(worker);
    Threads.start(worker);
    done.await();
    Check.that(work.get() < 0, "somebody has not tried");
  }

  private static void take(AtomicInteger work) {
    if (work.getAndDecrement() <= 0) {
      throw new IllegalStateException("nothing to do");
    }
  }

  /** All start at the same signal, and the body waits for all of them. */
  @Verdict(Expected.SILENT)
  public void startSignalAndDoneSignal() throws Exception {
    CountDownLatch start = new CountDownLatch(1);
    CountDownLatch done = new CountDownLatch(2);
    Parcel[] parcels = {new Parcel(), new Parcel()};
    for (Parcel parcel : parcels) {
      Threads.start(
          () -> {
            start.await();
            parcel.content++;
            done.countDown();
          });
    }
    parcels[0].content = 1;
    start.countDown();
    done.await();
    Check.equal(3, parcels[0].content + parcels[1].content);
  }

  /** Each waits for the other one's latch before it counts down its own. */
  @Verdict(Expected.DEADLOCK)
  public void eachWaitsForTheOther() throws Exception {
    CountDownLatch a = new CountDownLatch(1);
    CountDownLatch b = new CountDownLatch(1);
    Threads.runAll(
        () -> {
          b.await();
          a.countDown();
        },
        () -> {
          a.await();
          b.countDown();
        });
  }

  /** A latch is no lock: both see the count of one, and both believe they are the last. */
  @Verdict(value = Expected.EXCEPTION, thrown = AssertionError.class)
  public void lookedAtThenCountedDown() throws Exception {
    CountDownLatch left = new CountDownLatch(1);
    AtomicInteger closed = new AtomicInteger();
    Threads.Action closeOnce =
        () -> {
          if (left.getCount() == 1) {
            left.countDown();
            closed.incrementAndGet();
          }
        };
    Threads.runAll(closeOnce, closeOnce);
    Check.equal(1, closed.get());
  }
}
