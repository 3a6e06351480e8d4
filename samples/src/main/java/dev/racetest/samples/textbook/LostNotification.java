package dev.racetest.samples.textbook;

import dev.racetest.samples.Expected;
import dev.racetest.samples.Threads;
import dev.racetest.samples.Verdict;

/**
 * The lost notification: {@code notifyAll} wakes those who wait now, not those who will wait later.
 *
 * <p>A condition is a variable. {@code wait} and {@code notifyAll} only say when to look at it
 * again.
 */
public class LostNotification {
  private interface Gate {
    void pass() throws InterruptedException;

    void open();
  }

  private static final class ForgetfulGate implements Gate {
    @Override
    public synchronized void pass() throws InterruptedException {
      wait();
    }

    @Override
    public synchronized void open() {
      notifyAll();
    }
  }

  private static final class RememberingGate implements Gate {
    private boolean open;

    @Override
    public synchronized void pass() throws InterruptedException {
      while (!open) {
        wait();
      }
    }

    @Override
    public synchronized void open() {
      open = true;
      notifyAll();
    }
  }

  /** If the gate is opened first, nobody remembers it, and who comes later waits for ever. */
  @Verdict(Expected.DEADLOCK)
  public void flawed() throws Exception {
    Gate gate = new ForgetfulGate();
    Threads.runAll(gate::pass, gate::open);
  }

  /** The state is in a variable, checked before the wait and, in a loop, after it. */
  @Verdict(Expected.SILENT)
  public void fixed() throws Exception {
    Gate gate = new RememberingGate();
    Threads.runAll(gate::pass, gate::open);
  }
}
