package dev.racetest.samples.conformance;

import dev.racetest.samples.Check;
import dev.racetest.samples.Expected;
import dev.racetest.samples.Threads;
import dev.racetest.samples.Verdict;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Asking a thread to stop: the ways in which it hears, and those in which it does not. */
public class Cancellations {
  /** Works until it is told to stop. */
  private interface Worker {
    void run() throws InterruptedException;

    void stop();
  }

  private static final class PlainFlagWorker implements Worker {
    boolean stopped;

    @Override
    public void run() {
      while (!stopped) {
        Thread.onSpinWait();
      }
    }

    @Override
    public void stop() {
      stopped = true;
    }
  }

  private static final class VolatileFlagWorker implements Worker {
    volatile boolean stopped;

    @Override
    public void run() {
      while (!stopped) {
        Thread.onSpinWait();
      }
    }

    @Override
    public void stop() {
      stopped = true;
    }
  }

  private static final class LockedFlagWorker implements Worker {
    boolean stopped;

    @Override
    public void run() {
      while (!isStopped()) {
        Thread.onSpinWait();
      }
    }

    private synchronized boolean isStopped() {
      return stopped;
    }

    @Override
    public synchronized void stop() {
      stopped = true;
    }
  }

  private static final class ForgetfulWorker implements Worker {
    volatile boolean running;

    @Override
    public void run() {
      running = true;
      while (running) {
        Thread.onSpinWait();
      }
    }

    @Override
    public void stop() {
      running = false;
    }
  }

  private static final class RememberingWorker implements Worker {
    volatile boolean running = true;

    @Override
    public void run() {
      while (running) {
        Thread.onSpinWait();
      }
    }

    @Override
    public void stop() {
      running = false;
    }
  }

  private static final class QueueWorker implements Worker {
    static final String LAST = "last";
    final BlockingQueue<String> queue = new LinkedBlockingQueue<>();
    volatile boolean stopped;

    @Override
    public void run() throws InterruptedException {
      while (!stopped) {
        if (queue.take().equals(LAST)) {
          return;
        }
      }
    }

    @Override
    public void stop() {
      stopped = true;
    }
  }

  private static void startAndStop(Worker worker) throws InterruptedException {
    Thread thread = Threads.start(worker::run);
    worker.stop();
    thread.join();
  }

  /** Nothing makes the thread see that the plain flag has changed. */
  @Verdict(value = Expected.DATA_RACE, variable = "PlainFlagWorker.stopped")
  public void plainFlag() throws Exception {
    startAndStop(new PlainFlagWorker());
  }

  /** The volatile flag is seen. */
  @Verdict(Expected.SILENT)
  public void volatileFlag() throws Exception {
    startAndStop(new VolatileFlagWorker());
  }

  /** So is a flag that is written and read under the same monitor. */
  @Verdict(Expected.SILENT)
  public void flagUnderMonitor() throws Exception {
    startAndStop(new LockedFlagWorker());
  }

  /** The thread that begins to run overwrites the request to stop that has come before. */
  @Verdict(Expected.LIVELOCK)
  public void stopBeforeRunIsForgotten() throws Exception {
    startAndStop(new ForgetfulWorker());
  }

  /** The flag has its first value before the thread is started. */
  @Verdict(Expected.SILENT)
  public void stopBeforeRunIsRemembered() throws Exception {
    startAndStop(new RememberingWorker());
  }

  /** The flag is volatile, but who waits for the queue does not look at it. */
  @Verdict(Expected.DEADLOCK)
  public void flagNotSeenByWaiter() throws Exception {
    startAndStop(new QueueWorker());
  }

  /** The flag, and an interrupt for the case that the thread waits. */
  @Verdict(Expected.SILENT)
  public void flagAndInterrupt() throws Exception {
    QueueWorker worker = new QueueWorker();
    Thread thread =
        Threads.start(
            () -> {
              try {
                worker.run();
              } catch (InterruptedException expected) {
                Check.that(worker.stopped, "interrupted before it was stopped");
              }
            });
    worker.stop();
    thread.interrupt();
    thread.join();
  }

  /** The request to stop comes through the queue, as the last element. */
  @Verdict(Expected.SILENT)
  public void lastElement() throws Exception {
    QueueWorker worker = new QueueWorker();
    Thread thread = Threads.start(worker::run);
    worker.queue.put("first");
    worker.queue.put(QueueWorker.LAST);
    thread.join();
  }

  /** One last element for two threads: the other one waits on. */
  @Verdict(Expected.DEADLOCK)
  public void oneLastElementForTwo() throws Exception {
    QueueWorker worker = new QueueWorker();
    Thread first = Threads.start(worker::run);
    Thread second = Threads.start(worker::run);
    worker.queue.put(QueueWorker.LAST);
    first.join();
    second.join();
  }

  /** The loop looks at the interrupt flag. */
  @Verdict(Expected.SILENT)
  public void interruptFlag() throws Exception {
    InterruptedThread.runAndInterrupt(
        () -> {
          while (!Thread.currentThread().isInterrupted()) {
            Thread.onSpinWait();
          }
        });
  }

  /** Stops between two steps of the work, so that half of it is done. */
  @Verdict(value = Expected.EXCEPTION, thrown = AssertionError.class)
  public void stoppedHalfWay() throws Exception {
    AtomicInteger withdrawn = new AtomicInteger();
    AtomicInteger deposited = new AtomicInteger();
    InterruptedThread.runAndInterrupt(
        () -> {
          withdrawn.incrementAndGet();
          if (!Thread.currentThread().isInterrupted()) {
            deposited.incrementAndGet();
          }
        });
    Check.equal(withdrawn.get(), deposited.get());
  }

  /** Stops between one piece of work and the next. */
  @Verdict(Expected.SILENT)
  public void stoppedBetweenSteps() throws Exception {
    AtomicInteger withdrawn = new AtomicInteger();
    AtomicInteger deposited = new AtomicInteger();
    InterruptedThread.runAndInterrupt(
        () -> {
          while (!Thread.currentThread().isInterrupted()) {
            withdrawn.incrementAndGet();
            deposited.incrementAndGet();
          }
        });
    Check.equal(withdrawn.get(), deposited.get());
  }
}
