package dev.racetest.samples.races;

import dev.racetest.samples.Expected;
import dev.racetest.samples.Threads;
import dev.racetest.samples.Verdict;
import dev.racetest.samples.races.Edges.Mail;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;

/** Interrupting a thread happens before anybody finds it interrupted. */
public class InterruptEdges {
  private final Mail mail = new Mail();

  /** Writes, interrupts the thread and waits for its end. */
  private void writeAndInterrupt(Thread reader) throws InterruptedException {
    mail.write();
    reader.interrupt();
    reader.join();
  }

  private void readIfInterruptedIn(Threads.Action waiting) throws Exception {
    try {
      waiting.run();
    } catch (InterruptedException interrupted) {
      mail.read();
    }
  }

  /** The exception that ends a sleep. */
  @Verdict(Expected.SILENT)
  public void sleep() throws Exception {
    writeAndInterrupt(Threads.start(() -> readIfInterruptedIn(() -> Thread.sleep(60_000))));
  }

  /** The exception that ends a wait. */
  @Verdict(Expected.SILENT)
  public void waiting() throws Exception {
    Object monitor = new Object();
    writeAndInterrupt(
        Threads.start(
            () -> {
              synchronized (monitor) {
                readIfInterruptedIn(monitor::wait);
              }
            }));
  }

  /** The exception that ends the wait for a latch. */
  @Verdict(Expected.SILENT)
  public void latch() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    writeAndInterrupt(Threads.start(() -> readIfInterruptedIn(never::await)));
  }

  /** The status, asked for without clearing it. */
  @Verdict(Expected.SILENT)
  public void isInterrupted() throws Exception {
    writeAndInterrupt(
        Threads.start(
            () -> {
              if (Thread.currentThread().isInterrupted()) {
                mail.read();
              }
            }));
  }

  /** The status, asked for and cleared. */
  @Verdict(Expected.SILENT)
  public void interrupted() throws Exception {
    writeAndInterrupt(
        Threads.start(
            () -> {
              if (Thread.interrupted()) {
                mail.read();
              }
            }));
  }

  /** The thread is not interrupted yet, and the writer goes on. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.payload")
  public void notYetInterrupted() throws Exception {
    writeAndInterrupt(
        Threads.start(
            () -> {
              if (!Thread.interrupted()) {
                mail.read();
              }
            }));
  }

  /** A third thread finds the other one interrupted. */
  @Verdict(Expected.SILENT)
  public void seenByThird() throws Exception {
    Thread interrupted = Threads.start(Thread::yield);
    Thread third =
        Threads.start(
            () -> {
              if (interrupted.isInterrupted()) {
                mail.read();
              }
            });
    writeAndInterrupt(interrupted);
    third.join();
  }

  /** The payload is written when the reader is interrupted already. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.payload")
  public void writtenAfterInterrupt() throws Exception {
    Thread reader = Threads.start(() -> readIfInterruptedIn(() -> Thread.sleep(60_000)));
    reader.interrupt();
    mail.write();
    reader.join();
  }

  /** The interrupt ends the parking, but nobody asks what has ended it. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.payload")
  public void parkedAndNotAsked() throws Exception {
    writeAndInterrupt(
        Threads.start(
            () -> {
              LockSupport.park();
              mail.read();
            }));
  }

  /** Parks and asks. */
  @Verdict(Expected.SILENT)
  public void parkedAndAsked() throws Exception {
    writeAndInterrupt(
        Threads.start(
            () -> {
              LockSupport.park();
              if (Thread.currentThread().isInterrupted()) {
                mail.read();
              }
            }));
  }

  /** Of two who interrupt, the thread may have met the one who has written nothing. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.payload")
  public void interruptedByAnother() throws Exception {
    Thread reader = Threads.start(() -> readIfInterruptedIn(() -> Thread.sleep(60_000)));
    Thread another = Threads.start(reader::interrupt);
    writeAndInterrupt(reader);
    another.join();
  }

  /** The edge leads to the interrupted thread, not back. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.payload")
  public void nothingComesBack() throws Exception {
    Thread interrupted =
        Threads.start(
            () -> {
              mail.write();
              readIfInterruptedIn(() -> Thread.sleep(60_000));
            });
    interrupted.interrupt();
    mail.read();
    interrupted.join();
  }
}
