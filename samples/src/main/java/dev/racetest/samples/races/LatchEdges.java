package dev.racetest.samples.races;

import dev.racetest.samples.Expected;
import dev.racetest.samples.Threads;
import dev.racetest.samples.Verdict;
import dev.racetest.samples.races.Edges.Mail;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Counting down happens before the return of {@code await}. */
public class LatchEdges {
  private final Mail mail = new Mail();
  private final CountDownLatch latch = new CountDownLatch(1);

  /** Written, counted down, awaited, read. */
  @Verdict(Expected.SILENT)
  public void await() throws Exception {
    Threads.runAll(
        () -> {
          mail.write();
          latch.countDown();
        },
        () -> {
          latch.await();
          mail.read();
        });
  }

  /** Counted down too early. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.payload")
  public void writtenAfterCountDown() throws Exception {
    Threads.runAll(
        () -> {
          latch.countDown();
          mail.write();
        },
        () -> {
          latch.await();
          mail.read();
        });
  }

  /** Awaited too late. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.payload")
  public void readBeforeAwait() throws Exception {
    Threads.runAll(
        () -> {
          mail.write();
          latch.countDown();
        },
        () -> {
          mail.read();
          latch.await();
        });
  }

  /** The latch counts two, and two count it down. */
  @Verdict(Expected.SILENT)
  public void countedByBoth() throws Exception {
    readAfterTwo(new CountDownLatch(2));
  }

  /** The latch counts one: the other one may open it before the write. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.payload")
  public void countedByAnother() throws Exception {
    readAfterTwo(latch);
  }

  private void readAfterTwo(CountDownLatch counted) throws InterruptedException {
    Threads.runAll(
        counted::countDown,
        () -> {
          mail.write();
          counted.countDown();
        },
        () -> {
          counted.await();
          mail.read();
        });
  }

  /** Reads if the latch was opened in time. */
  @Verdict(Expected.SILENT)
  public void awaitInTime() throws Exception {
    Threads.runAll(
        () -> {
          mail.write();
          latch.countDown();
        },
        () -> {
          if (latch.await(1, TimeUnit.SECONDS)) {
            mail.read();
          }
        });
  }

  /** Reads when its patience has ended, whatever the latch says. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.payload")
  public void awaitGivesUp() throws Exception {
    Threads.runAll(
        () -> {
          LockSupport.parkNanos(1_000_000_000);
          mail.write();
          latch.countDown();
        },
        () -> {
          latch.await(1, TimeUnit.MILLISECONDS);
          mail.read();
        });
  }
}
