package dev.racetest.samples.races;

import dev.racetest.samples.Check;
import dev.racetest.samples.Expected;
import dev.racetest.samples.Threads;
import dev.racetest.samples.Verdict;
import dev.racetest.samples.races.Edges.Mail;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** What lets time pass, wakes, or looks like an order, and orders nothing. */
public class NoEdgeTraps {
  private static final ThreadLocal<Mail> OWN = ThreadLocal.withInitial(Mail::new);

  private final Mail mail = new Mail();

  /** Reads when the other thread must have written long ago. */
  private void readAfter(Threads.Action waiting) throws InterruptedException {
    Threads.runAll(
        mail::write,
        () -> {
          waiting.run();
          mail.read();
        });
  }

  /** Reads when it has seen the seal. */
  private void readSealedAfter(Threads.Action waiting) throws Exception {
    Edges.pass(
        written -> written.seal = 1,
        read -> {
          while (read.seal == 0) {
            waiting.run();
          }
          return true;
        });
  }

  /** Ten seconds are no edge. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.payload")
  public void sleep() throws Exception {
    readAfter(() -> Thread.sleep(10_000));
  }

  /** Sleeps until it sees the seal. */
  @Verdict(Expected.SILENT)
  public void sleepUntilSealed() throws Exception {
    readSealedAfter(() -> Thread.sleep(1));
  }

  /** Letting others go first is no edge. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.payload")
  public void yield() throws Exception {
    readAfter(Thread::yield);
  }

  /** Lets others go first until it sees the seal. */
  @Verdict(Expected.SILENT)
  public void yieldUntilSealed() throws Exception {
    readSealedAfter(Thread::yield);
  }

  /** Spinning is no edge. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.payload")
  public void onSpinWait() throws Exception {
    readAfter(Thread::onSpinWait);
  }

  /** Spins until it sees the seal. */
  @Verdict(Expected.SILENT)
  public void onSpinWaitUntilSealed() throws Exception {
    readSealedAfter(Thread::onSpinWait);
  }

  /** Looking at the clock is no edge. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.payload")
  public void clock() throws Exception {
    readAfter(
        () -> {
          long end = System.nanoTime() + 10_000;
          while (System.nanoTime() - end < 0) {
            Thread.onSpinWait();
          }
        });
  }

  /** A timeout is no edge. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.payload")
  public void timeout() throws Exception {
    LinkedBlockingQueue<Mail> empty = new LinkedBlockingQueue<>();
    readAfter(() -> Check.equal(null, empty.poll(1, TimeUnit.SECONDS)));
  }

  /** Parking for some time is no edge. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.payload")
  public void parkNanos() throws Exception {
    readAfter(() -> LockSupport.parkNanos(1_000_000));
  }

  /** A permit is no edge. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.payload")
  public void unpark() throws Exception {
    Thread reader =
        Threads.start(
            () -> {
              LockSupport.park();
              mail.read();
            });
    mail.write();
    LockSupport.unpark(reader);
    reader.join();
  }

  /** The permit wakes, the seal orders. */
  @Verdict(Expected.SILENT)
  public void unparkSealed() throws Exception {
    Thread reader =
        Threads.start(
            () -> {
              while (mail.seal == 0) {
                LockSupport.park();
              }
              mail.read();
            });
    mail.write();
    mail.seal = 1;
    LockSupport.unpark(reader);
    reader.join();
  }

  /** Both use the same thread-local, and each its own value. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.payload")
  public void threadLocal() throws Exception {
    Threads.runAll(
        () -> {
          mail.write();
          OWN.set(mail);
        },
        () -> {
          OWN.get().read();
          mail.read();
        });
  }

  /** Each touches only its own value. */
  @Verdict(Expected.SILENT)
  public void threadLocalAlone() throws Exception {
    Threads.runAll(() -> OWN.get().write(), () -> OWN.get().read());
  }

  /** Printing is no edge, although the stream has a lock. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.payload")
  public void print() throws Exception {
    Threads.runAll(
        () -> {
          mail.write();
          System.out.println("written");
        },
        () -> {
          System.out.println("about to read");
          mail.read();
        });
  }
}
