package dev.racetest.samples.conformance;

import dev.racetest.samples.Check;
import dev.racetest.samples.Expected;
import dev.racetest.samples.Threads;
import dev.racetest.samples.Verdict;
import dev.racetest.samples.With;
import java.util.ArrayDeque;
import java.util.NoSuchElementException;
import java.util.Queue;

/** {@code wait}, {@code notify} and {@code notifyAll}. */
public class WaitAndNotify {
  /** A gate in several states of repair. */
  private static class Gate {
    boolean open;

    synchronized void pass() throws InterruptedException {
      waitUntilOpen();
      Check.that(open, "passed a closed gate");
    }

    void waitUntilOpen() throws InterruptedException {
      while (!open) {
        wait();
      }
    }

    synchronized void open() {
      open = true;
      tell();
    }

    void tell() {
      notifyAll();
    }
  }

  private static final class IfGate extends Gate {
    @Override
    void waitUntilOpen() throws InterruptedException {
      if (!open) {
        wait();
      }
    }
  }

  private static final class OneIsToldGate extends Gate {
    @Override
    void tell() {
      notify();
    }
  }

  private static final class NobodyIsToldGate extends Gate {
    @Override
    void tell() {
      // Those who wait will see it when they look again.
    }
  }

  private static final class WrongMonitorGate extends Gate {
    private final Object bell = new Object();

    @Override
    void tell() {
      synchronized (bell) {
        bell.notifyAll();
      }
    }
  }

  /** Room for one letter; those who put and those who take wait at the same monitor. */
  private static class Mailbox {
    final Queue<String> letters = new ArrayDeque<>();

    synchronized void put(String letter) throws InterruptedException {
      while (!letters.isEmpty()) {
        wait();
      }
      letters.add(letter);
      tell();
    }

    synchronized void take() throws InterruptedException {
      waitForLetter();
      letters.remove();
      tell();
    }

    void waitForLetter() throws InterruptedException {
      while (letters.isEmpty()) {
        wait();
      }
    }

    void tell() {
      notifyAll();
    }
  }

  private static final class IfMailbox extends Mailbox {
    @Override
    void waitForLetter() throws InterruptedException {
      if (letters.isEmpty()) {
        wait();
      }
    }
  }

  private static final class OneIsToldMailbox extends Mailbox {
    @Override
    void tell() {
      notify();
    }
  }

  /** Checks in a loop and tells everyone; also wake-ups for no reason do no harm. */
  @Verdict(value = Expected.SILENT, with = With.SPURIOUS_WAKEUPS)
  public void whileAndNotifyAll() throws Exception {
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
  public void notifyInsteadOfNotifyAll() throws Exception {
    Gate gate = new OneIsToldGate();
    Threads.runAll(gate::pass, gate::pass, gate::open);
  }

  /** One waits and one is told. */
  @Verdict(Expected.SILENT)
  public void notifyForOneWaiter() throws Exception {
    Gate gate = new OneIsToldGate();
    Threads.runAll(gate::pass, gate::open);
  }

  /** Nobody is told. */
  @Verdict(Expected.DEADLOCK)
  public void notifyForgotten() throws Exception {
    Gate gate = new NobodyIsToldGate();
    Threads.runAll(gate::pass, gate::open);
  }

  /** Those who wait at another monitor are told. */
  @Verdict(Expected.DEADLOCK)
  public void wrongMonitorNotified() throws Exception {
    Gate gate = new WrongMonitorGate();
    Threads.runAll(gate::pass, gate::open);
  }

  /** Looks at the state, then enters the monitor and waits, without looking again. */
  @Verdict(Expected.DEADLOCK)
  public void checkedOutsideTheMonitor() throws Exception {
    Gate gate = new Gate();
    Threads.runAll(
        () -> {
          boolean open;
          synchronized (gate) {
            open = gate.open;
          }
          if (!open) {
            synchronized (gate) {
              gate.wait();
            }
          }
        },
        gate::open);
  }

  /** Two put and two take, everyone checks in a loop, and everyone is told. */
  @Verdict(Expected.SILENT)
  public void mailbox() throws Exception {
    Mailbox mailbox = new Mailbox();
    Threads.runAll(() -> mailbox.put("a"), () -> mailbox.put("b"), mailbox::take, mailbox::take);
    Check.that(mailbox.letters.isEmpty(), "a letter is left");
  }

  /** Told that there is a letter, two take it: the slower one finds nothing. */
  @Verdict(value = Expected.EXCEPTION, thrown = NoSuchElementException.class)
  public void twoTakeOneLetter() throws Exception {
    Mailbox mailbox = new IfMailbox();
    Threads.runAll(
        mailbox::take,
        mailbox::take,
        () -> {
          mailbox.put("a");
          mailbox.put("b");
        });
  }

  /** Who takes a letter wakes another taker instead of one who has a letter to put. */
  @Verdict(Expected.DEADLOCK)
  public void theWrongOneIsTold() throws Exception {
    Mailbox mailbox = new OneIsToldMailbox();
    Threads.runAll(
        mailbox::take,
        mailbox::take,
        mailbox::take,
        () -> mailbox.put("a"),
        () -> mailbox.put("b"),
        () -> mailbox.put("c"));
  }

  /** Waits without having entered the monitor. */
  @Verdict(value = Expected.EXCEPTION, thrown = IllegalMonitorStateException.class)
  public void waitOutsideTheMonitor() throws Exception {
    Gate gate = new Gate();
    Threads.runAll(gate::waitUntilOpen);
  }

  /** Notifies after it has left the monitor. */
  @Verdict(value = Expected.EXCEPTION, thrown = IllegalMonitorStateException.class)
  public void notifyOutsideTheMonitor() throws Exception {
    Gate gate = new NobodyIsToldGate();
    Threads.runAll(
        () -> {
          gate.open();
          gate.notifyAll();
        });
  }

  /** Waiting leaves the monitor however often it was entered, and enters it as often again. */
  @Verdict(Expected.SILENT)
  public void waitInNestedBlocks() throws Exception {
    Gate gate = new Gate();
    Threads.runAll(
        () -> {
          synchronized (gate) {
            gate.pass();
            Check.that(Thread.holdsLock(gate), "left the monitor for good");
          }
        },
        gate::open);
  }

  /** The body ends, but the thread that it started waits for what nobody will say. */
  @Verdict(Expected.LEAK)
  public void waiterLeftBehind() {
    Gate gate = new Gate();
    Threads.start(gate::pass);
  }
}
