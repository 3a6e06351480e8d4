package dev.racetest.samples.conformance;

import dev.racetest.samples.Check;
import dev.racetest.samples.Expected;
import dev.racetest.samples.Threads;
import dev.racetest.samples.Verdict;
import java.util.ArrayList;
import java.util.List;

/** {@code synchronized}: which object, how long, and what if there are two of them. */
public class Monitors {
  private static final class Tally {
    int count;

    synchronized void increment() {
      count++;
    }

    synchronized int count() {
      return count;
    }

    void incrementUnder(Object monitor) {
      synchronized (monitor) {
        count++;
      }
    }
  }

  private static final class Registry {
    static int total;
    final String name;

    Registry(String name) {
      this.name = name;
    }

    synchronized void add() {
      total += name.length();
    }

    static synchronized void addToAll() {
      total++;
    }
  }

  private static final class History {
    List<String> lines = new ArrayList<>();

    void add(String line) {
      synchronized (lines) {
        List<String> longer = new ArrayList<>(lines);
        longer.add(line);
        lines = longer;
      }
    }
  }

  /** A gate inside a house; both have a door. */
  private static final class House {
    final Object gate = new Object();
    boolean open;

    synchronized void passInside() throws InterruptedException {
      pass();
    }

    void pass() throws InterruptedException {
      synchronized (gate) {
        while (!open) {
          gate.wait();
        }
      }
    }

    synchronized void open() {
      synchronized (gate) {
        open = true;
        gate.notifyAll();
      }
    }
  }

  /** Synchronized methods of one object. */
  @Verdict(Expected.SILENT)
  public void synchronizedMethods() throws Exception {
    Tally tally = new Tally();
    Threads.runAll(
        tally::increment,
        tally::increment,
        () -> Check.that(tally.count() <= 2, "counted too much"));
    Check.equal(2, tally.count);
  }

  /** A synchronized block and a synchronized method of the same object. */
  @Verdict(Expected.SILENT)
  public void blockAndMethod() throws Exception {
    Tally tally = new Tally();
    Threads.runAll(tally::increment, () -> tally.incrementUnder(tally));
    Check.equal(2, tally.count);
  }

  /** Two threads, two monitors, one field. */
  @Verdict(value = Expected.DATA_RACE, variable = "Tally.count")
  public void differentMonitors() throws Exception {
    Tally tally = new Tally();
    Threads.runAll(tally::increment, () -> tally.incrementUnder(new Object()));
  }

  /** The getter was forgotten. */
  @Verdict(value = Expected.DATA_RACE, variable = "Tally.count")
  public void getterNotSynchronized() throws Exception {
    Tally tally = new Tally();
    Threads.runAll(tally::increment, () -> Check.that(tally.count <= 1, "counted too much"));
  }

  /** Each call is synchronized; the two of them together are not. */
  @Verdict(value = Expected.EXCEPTION, thrown = AssertionError.class)
  public void twoCallsInsteadOfOne() throws Exception {
    Tally tally = new Tally();
    Threads.Action incrementOnce =
        () -> {
          if (tally.count() == 0) {
            tally.increment();
          }
        };
    Threads.runAll(incrementOnce, incrementOnce);
    Check.equal(1, tally.count);
  }

  /** The two calls are inside one synchronized block, which may be entered again. */
  @Verdict(Expected.SILENT)
  public void twoCallsInOneBlock() throws Exception {
    Tally tally = new Tally();
    Threads.Action incrementOnce =
        () -> {
          synchronized (tally) {
            if (tally.count() == 0) {
              tally.increment();
            }
          }
        };
    Threads.runAll(incrementOnce, incrementOnce);
    Check.equal(1, tally.count);
  }

  /** An instance method locks the instance, a static one the class. */
  @Verdict(value = Expected.DATA_RACE, variable = "Registry.total")
  public void instanceAndStaticMethod() throws Exception {
    Registry registry = new Registry("a");
    Threads.runAll(registry::add, Registry::addToAll);
  }

  /** Static methods lock the class, whoever calls them. */
  @Verdict(Expected.SILENT)
  public void staticMethods() throws Exception {
    Threads.runAll(
        Registry::addToAll,
        () -> {
          synchronized (Registry.class) {
            Registry.total++;
          }
        });
  }

  /** The field that holds the monitor is set to another object under the monitor. */
  @Verdict(value = Expected.DATA_RACE, variable = "History.lines", also = "ArrayList")
  public void monitorReplaced() throws Exception {
    History history = new History();
    Threads.runAll(() -> history.add("a"), () -> history.add("b"));
  }

  /** An exception that leaves the block leaves the monitor, too. */
  @Verdict(Expected.SILENT)
  public void exceptionLeavesMonitor() throws Exception {
    Object monitor = new Object();
    Threads.Action failing =
        () -> {
          try {
            synchronized (monitor) {
              Integer.parseInt("seven");
            }
          } catch (NumberFormatException expected) {
            Check.that(!Thread.holdsLock(monitor), "still inside");
          }
        };
    Threads.runAll(failing, failing);
  }

  /** Waiting gives back the inner monitor and keeps the outer one, which the opener needs. */
  @Verdict(Expected.DEADLOCK)
  public void nestedMonitorLockout() throws Exception {
    House house = new House();
    Threads.runAll(house::passInside, house::open);
  }

  /** Waits without holding the outer monitor. */
  @Verdict(Expected.SILENT)
  public void waitOutsideTheOuterMonitor() throws Exception {
    House house = new House();
    Threads.runAll(house::pass, house::open);
  }
}
