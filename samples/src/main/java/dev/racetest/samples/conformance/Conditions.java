package dev.racetest.samples.conformance;

import dev.racetest.samples.Check;
import dev.racetest.samples.Expected;
import dev.racetest.samples.Threads;
import dev.racetest.samples.Verdict;
import dev.racetest.samples.With;
import java.util.ArrayDeque;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** {@link Condition}: what is waited for is a variable; signals only say when to look again. */
public class Conditions {
  /** A gate in several states of repair. */
  private static class Gate {
    final Lock lock = new ReentrantLock();
    final Condition changed = lock.newCondition();
    boolean open;

    void pass() throws InterruptedException {
      lock.lock();
      try {
        waitUntilOpen();
        Check.that(open, "passed a closed gate");
      } finally {
        lock.unlock();
      }
    }

    void waitUntilOpen() throws InterruptedException {
      while (!open) {
        changed.await();
      }
    }

    void open() {
      lock.lock();
      try {
        open = true;
        signal();
      } finally {
        lock.unlock();
      }
    }

    void signal() {
      changed.signalAll();
    }
  }

  private static final class IfGate extends Gate {
    @Override
    void waitUntilOpen() throws InterruptedException {
      if (!open) {
        changed.await();
      }
    }
  }

  private static final class OneSignalGate extends Gate {
    @Override
    void signal() {
      changed.signal();
    }
  }

  private static final class ForgetfulGate extends Gate {
    @Override
    void waitUntilOpen() throws InterruptedException {
      changed.await();
    }
  }

  /** A mailbox with room for one letter. */
  private static class Mailbox {
    final Lock lock = new ReentrantLock();
    final Condition notEmpty = lock.newCondition();
    final Condition notFull = lock.newCondition();
    final Queue<String> letters = new ArrayDeque<>();

    void put(String letter) throws InterruptedException {
      lock.lock();
      try {
        while (!letters.isEmpty()) {
          notFull.await();
        }
        letters.add(letter);
        notEmpty.signal();
      } finally {
        lock.unlock();
      }
    }

    void take() throws InterruptedException {
      lock.lock();
      try {
        waitForLetter();
        letters.remove();
        afterTake();
      } finally {
        lock.unlock();
      }
    }

    void waitForLetter() throws InterruptedException {
      while (letters.isEmpty()) {
        notEmpty.await();
      }
    }

    void afterTake() {
      notFull.signal();
    }
  }

  private static final class IfMailbox extends Mailbox {
    @Override
    void waitForLetter() throws InterruptedException {
      if (letters.isEmpty()) {
        notEmpty.await();
      }
    }
  }

  private static final class WrongSignalMailbox extends Mailbox {
    @Override
    void afterTake() {
      notEmpty.signal();
    }
  }

  /** The state is in a variable, checked in a loop, and everyone is told: nothing can go wrong. */
  @Verdict(value = Expected.SILENT, with = With.SPURIOUS_WAKEUPS)
  public void whileAndSignalAll() throws Exception {
    Gate gate = new Gate();
    Threads.runAll(gate::pass, gate::pass, gate::open);
  }

  /** Checks once: a wait that returns for no reason lets it pass the closed gate. */
  @Verdict(value = Expected.EXCEPTION, thrown = AssertionError.class, with = With.SPURIOUS_WAKEUPS)
  public void ifInsteadOfWhile() throws Exception {
    Gate gate = new IfGate();
    Threads.runAll(gate::pass, gate::open);
  }

  /** Two wait and one is told. */
  @Verdict(Expected.DEADLOCK)
  public void signalInsteadOfSignalAll() throws Exception {
    Gate gate = new OneSignalGate();
    Threads.runAll(gate::pass, gate::pass, gate::open);
  }

  /** One waits and one is told, which is enough. */
  @Verdict(Expected.SILENT)
  public void signalForOneWaiter() throws Exception {
    Gate gate = new OneSignalGate();
    Threads.runAll(gate::pass, gate::open);
  }

  /** Waits without looking whether the gate is open already: the signal may be long gone. */
  @Verdict(Expected.DEADLOCK)
  public void lostSignal() throws Exception {
    Gate gate = new ForgetfulGate();
    Threads.runAll(gate::pass, gate::open);
  }

  /** A condition belongs to its lock, which must be held for waiting. */
  @Verdict(value = Expected.EXCEPTION, thrown = IllegalMonitorStateException.class)
  public void awaitWithoutLock() throws Exception {
    Gate gate = new Gate();
    Threads.runAll(gate::waitUntilOpen);
  }

  /** Opens under the lock and signals without it. */
  @Verdict(value = Expected.EXCEPTION, thrown = IllegalMonitorStateException.class)
  public void signalWithoutLock() throws Exception {
    Gate gate = new Gate();
    Threads.runAll(
        gate::pass,
        () -> {
          gate.open();
          gate.signal();
        });
  }

  /** Two producers and two consumers, a condition for each, and room for one letter. */
  @Verdict(Expected.SILENT)
  public void twoConditions() throws Exception {
    Mailbox mailbox = new Mailbox();
    Threads.runAll(() -> mailbox.put("a"), () -> mailbox.put("b"), mailbox::take, mailbox::take);
    Check.that(mailbox.letters.isEmpty(), "a letter is left");
  }

  /**
   * Between the signal and the return of the consumer that was waiting, another consumer comes
   * along and takes the letter.
   */
  @Verdict(value = Expected.EXCEPTION, thrown = NoSuchElementException.class)
  public void stolenSignal() throws Exception {
    Mailbox mailbox = new IfMailbox();
    Threads.runAll(
        mailbox::take,
        mailbox::take,
        () -> {
          mailbox.put("a");
          mailbox.put("b");
        });
  }

  /** The consumer signals the condition that consumers wait for, and the producer sleeps on. */
  @Verdict(Expected.DEADLOCK)
  public void wrongCondition() throws Exception {
    Mailbox mailbox = new WrongSignalMailbox();
    Threads.runAll(
        () -> {
          mailbox.put("a");
          mailbox.put("b");
        },
        () -> {
          mailbox.take();
          mailbox.take();
        });
  }

  /** Waiting gives back the lock of the condition, but not the other lock that is held, too. */
  @Verdict(Expected.DEADLOCK)
  public void awaitHoldingAnotherLock() throws Exception {
    Gate gate = new Gate();
    Lock house = new ReentrantLock();
    Threads.runAll(() -> inside(house, gate::pass), () -> inside(house, gate::open));
  }

  /** Only the one who opens holds the other lock. */
  @Verdict(Expected.SILENT)
  public void signalHoldingAnotherLock() throws Exception {
    Gate gate = new Gate();
    Lock house = new ReentrantLock();
    Threads.runAll(gate::pass, () -> inside(house, gate::open));
  }

  private static void inside(Lock house, Threads.Action action) throws Exception {
    house.lock();
    try {
      action.run();
    } finally {
      house.unlock();
    }
  }

  /** The body ends, but the thread that it started waits for a signal that nobody will send. */
  @Verdict(Expected.LEAK)
  public void waiterLeftBehind() {
    Gate gate = new Gate();
    Threads.start(gate::pass);
  }
}
