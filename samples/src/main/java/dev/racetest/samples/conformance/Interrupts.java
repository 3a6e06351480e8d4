package dev.racetest.samples.conformance;

import dev.racetest.samples.Check;
import dev.racetest.samples.Expected;
import dev.racetest.samples.Threads;
import dev.racetest.samples.Verdict;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Interrupts in {@code sleep}, {@code wait}, {@code join} and {@code park}, and the flag. */
public class Interrupts {
  private static void waitOn(Object monitor) throws InterruptedException {
    synchronized (monitor) {
      monitor.wait();
    }
  }

  private static void parkUntilInterrupted() {
    while (!Thread.currentThread().isInterrupted()) {
      LockSupport.park();
    }
  }

  private static Thread daemonThatNeverEnds() {
    Thread daemon = new Thread(LockSupport::park);
    daemon.setDaemon(true);
    daemon.start();
    return daemon;
  }

  /** The interrupt that ends the sleep is swallowed, and missing afterwards. */
  @Verdict(Expected.DEADLOCK)
  public void sleepSwallows() throws Exception {
    InterruptedThread.swallows(() -> Thread.sleep(60_000));
  }

  /** The interrupt ends the sleep, and what comes after it. */
  @Verdict(Expected.SILENT)
  public void sleepRestores() throws Exception {
    InterruptedThread.restores(() -> Thread.sleep(60_000));
  }

  /** The loop never sees the interrupt that has ended the wait. */
  @Verdict(Expected.DEADLOCK)
  public void waitSwallows() throws Exception {
    Object monitor = new Object();
    InterruptedThread.swallowsInLoop(() -> waitOn(monitor));
  }

  /** The interrupt ends the wait and the loop. */
  @Verdict(Expected.SILENT)
  public void waitRestores() throws Exception {
    Object monitor = new Object();
    InterruptedThread.restoresInLoop(() -> waitOn(monitor));
  }

  /** The interrupt that ends a wait with a limit is swallowed, and missing afterwards. */
  @Verdict(Expected.DEADLOCK)
  public void timedWaitSwallows() throws Exception {
    Object monitor = new Object();
    InterruptedThread.swallows(
        () -> {
          synchronized (monitor) {
            monitor.wait(60_000);
          }
        });
  }

  /** The interrupt ends a wait with a limit, and what comes after it. */
  @Verdict(Expected.SILENT)
  public void timedWaitRestores() throws Exception {
    Object monitor = new Object();
    InterruptedThread.restores(
        () -> {
          synchronized (monitor) {
            monitor.wait(60_000);
          }
        });
  }

  /** The loop never sees the interrupt that has ended the join. */
  @Verdict(Expected.DEADLOCK)
  public void joinSwallows() throws Exception {
    Thread other = daemonThatNeverEnds();
    InterruptedThread.swallowsInLoop(other::join);
  }

  /** The interrupt ends the join and the loop. */
  @Verdict(Expected.SILENT)
  public void joinRestores() throws Exception {
    Thread other = daemonThatNeverEnds();
    InterruptedThread.restoresInLoop(other::join);
    other.interrupt();
  }

  /** Park returns when interrupted; the flag is cleared and counted, and the loop parks again. */
  @Verdict(Expected.DEADLOCK)
  public void parkSwallows() throws Exception {
    AtomicBoolean done = new AtomicBoolean();
    AtomicInteger interrupts = new AtomicInteger();
    InterruptedThread.runAndInterrupt(
        () -> {
          while (!done.get()) {
            LockSupport.park();
            if (Thread.interrupted()) {
              interrupts.incrementAndGet();
            }
          }
        });
  }

  /** Park returns when interrupted and leaves the flag as it is; the loop sees it. */
  @Verdict(Expected.SILENT)
  public void parkLeavesTheFlag() throws Exception {
    InterruptedThread.runAndInterrupt(Interrupts::parkUntilInterrupted);
  }

  /** With the flag set no wait begins: it need not be interrupted while it waits. */
  @Verdict(Expected.SILENT)
  public void interruptedBeforeTheWait() throws Exception {
    InterruptedThread.runAndInterrupt(
        () -> {
          parkUntilInterrupted();
          boolean interrupted = false;
          try {
            new CountDownLatch(1).await();
          } catch (InterruptedException expected) {
            interrupted = true;
          }
          Check.that(interrupted, "waited in spite of the flag");
          Check.that(!Thread.currentThread().isInterrupted(), "the flag is still set");
        });
  }

  /** Asks with a method that clears the flag, and asks again. */
  @Verdict(Expected.DEADLOCK)
  public void flagClearedByAsking() throws Exception {
    InterruptedThread.runAndInterrupt(
        () -> {
          parkUntilInterrupted();
          Check.that(Thread.interrupted(), "not interrupted");
          parkUntilInterrupted();
        });
  }

  /** Asks with a method that leaves the flag alone. */
  @Verdict(Expected.SILENT)
  public void flagKeptByAsking() throws Exception {
    InterruptedThread.runAndInterrupt(
        () -> {
          parkUntilInterrupted();
          Check.that(Thread.currentThread().isInterrupted(), "not interrupted");
          parkUntilInterrupted();
        });
  }

  /** One flag, however often it is set: the second interrupt finds it set or finds it cleared. */
  @Verdict(Expected.DEADLOCK)
  public void interruptsDoNotAddUp() throws Exception {
    Thread thread =
        Threads.start(
            () -> {
              parkUntilInterrupted();
              Check.that(Thread.interrupted(), "not interrupted");
              parkUntilInterrupted();
            });
    thread.interrupt();
    thread.interrupt();
    thread.join();
  }

  /** Who waits for a monitor does not hear the interrupt. */
  @Verdict(Expected.DEADLOCK)
  public void monitorCannotBeInterrupted() throws Exception {
    Object monitor = new Object();
    synchronized (monitor) {
      InterruptedThread.runAndInterrupt(
          () -> {
            synchronized (monitor) {
              Check.that(Thread.holdsLock(monitor), "not inside");
            }
          });
    }
  }

  /** Who waits for a monitor enters it in the end and finds the flag set. */
  @Verdict(Expected.SILENT)
  public void monitorKeepsTheFlag() throws Exception {
    Object monitor = new Object();
    Thread thread;
    synchronized (monitor) {
      thread =
          Threads.start(
              () -> {
                synchronized (monitor) {
                  Check.that(Thread.currentThread().isInterrupted(), "the flag is lost");
                }
              });
      thread.interrupt();
    }
    thread.join();
  }

  /** Interrupting a thread happens before it notices. */
  @Verdict(Expected.SILENT)
  public void interruptPublishes() throws Exception {
    int[] message = new int[1];
    Thread thread =
        Threads.start(
            () -> {
              parkUntilInterrupted();
              Check.equal(7, message[0]);
            });
    message[0] = 7;
    thread.interrupt();
    thread.join();
  }

  /** Goes on writing after the interrupt what the interrupted thread reads. */
  @Verdict(Expected.DATA_RACE)
  public void writtenAfterInterrupt() throws Exception {
    int[] message = new int[1];
    Thread thread =
        Threads.start(
            () -> {
              parkUntilInterrupted();
              Check.that(message[0] >= 0, "negative");
            });
    thread.interrupt();
    message[0] = 7;
    thread.join();
  }
}
