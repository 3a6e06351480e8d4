package dev.racetest.samples.races;

import dev.racetest.samples.Check;
import dev.racetest.samples.Expected;
import dev.racetest.samples.Threads;
import dev.racetest.samples.Verdict;
import dev.racetest.samples.races.Edges.Mail;

/** Leaving a monitor happens before entering it later. */
public class MonitorEdges {
  private record Key(String name) {}

  /** Writes and reads under its own monitor or under that of its class. */
  private static final class Clerk {
    synchronized void write(Mail mail) {
      mail.write();
    }

    synchronized void read(Mail mail) {
      mail.read();
    }

    static synchronized void writeForAll(Mail mail) {
      mail.write();
    }

    static synchronized void readForAll(Mail mail) {
      mail.read();
    }
  }

  private final Mail mail = new Mail();
  private final Object monitor = new Object();

  private void readUnder(Object key) {
    synchronized (key) {
      mail.read();
    }
  }

  private void writeUnder(Object key) {
    synchronized (key) {
      mail.write();
    }
  }

  /** Enters the monitor and leaves it. */
  private static void visit(Object key) {
    synchronized (key) {
      Check.that(Thread.holdsLock(key), "not inside");
    }
  }

  private void failInside(Object key) {
    synchronized (key) {
      mail.write();
      throw new IllegalStateException("leaves the monitor");
    }
  }

  /** Both accesses are under the same monitor. */
  @Verdict(Expected.SILENT)
  public void sameMonitor() throws Exception {
    Threads.runAll(() -> writeUnder(monitor), () -> readUnder(monitor));
  }

  /** Each under a monitor, but not the same. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.payload")
  public void twoMonitors() throws Exception {
    Threads.runAll(() -> writeUnder(monitor), () -> readUnder(new Object()));
  }

  /** Equal objects have a monitor each. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.payload")
  public void equalMonitors() throws Exception {
    Threads.runAll(() -> writeUnder(new Key("a")), () -> readUnder(new Key("a")));
  }

  /** The write comes when the monitor is left already. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.payload")
  public void writtenAfterLeaving() throws Exception {
    Threads.runAll(
        () -> {
          visit(monitor);
          mail.write();
        },
        () -> readUnder(monitor));
  }

  /** The read comes when the monitor is not yet entered. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.payload")
  public void readBeforeEntering() throws Exception {
    Threads.runAll(
        () -> writeUnder(monitor),
        () -> {
          mail.read();
          visit(monitor);
        });
  }

  /** The outer monitors differ, the inner one is the same. */
  @Verdict(Expected.SILENT)
  public void innerMonitorShared() throws Exception {
    Threads.runAll(
        () -> {
          synchronized (new Object()) {
            writeUnder(monitor);
          }
        },
        () -> {
          synchronized (new Object()) {
            readUnder(monitor);
          }
        });
  }

  /** The inner monitor is left before the write; the outer one is the thread's own. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.payload")
  public void innerMonitorLeft() throws Exception {
    Threads.runAll(
        () -> {
          synchronized (new Object()) {
            visit(monitor);
            mail.write();
          }
        },
        () -> readUnder(monitor));
  }

  /** Leaving a monitor that was entered twice does not leave it yet. */
  @Verdict(Expected.SILENT)
  public void reentered() throws Exception {
    Threads.runAll(
        () -> {
          synchronized (monitor) {
            visit(monitor);
            mail.write();
          }
        },
        () -> readUnder(monitor));
  }

  /** The second time it is left for good. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.payload")
  public void reenteredAndLeft() throws Exception {
    Threads.runAll(
        () -> {
          synchronized (monitor) {
            visit(monitor);
          }
          mail.write();
        },
        () -> readUnder(monitor));
  }

  /** An exception leaves the monitor, and what was written before is ordered. */
  @Verdict(Expected.SILENT)
  public void leftByException() throws Exception {
    Threads.runAll(
        () -> {
          try {
            failInside(monitor);
          } catch (IllegalStateException expected) {
            Check.that(!Thread.holdsLock(monitor), "still inside");
          }
        },
        () -> readUnder(monitor));
  }

  /** The exception is caught outside, where the second write is. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.payload")
  public void writtenInTheHandler() throws Exception {
    Threads.runAll(
        () -> {
          try {
            failInside(monitor);
          } catch (IllegalStateException expected) {
            mail.write();
          }
        },
        () -> readUnder(monitor));
  }

  /** Synchronized methods of one object. */
  @Verdict(Expected.SILENT)
  public void methodsOfOneObject() throws Exception {
    Clerk clerk = new Clerk();
    Threads.runAll(() -> clerk.write(mail), () -> clerk.read(mail));
  }

  /** Synchronized methods of two objects. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.payload")
  public void methodsOfTwoObjects() throws Exception {
    Threads.runAll(() -> new Clerk().write(mail), () -> new Clerk().read(mail));
  }

  /** Static synchronized methods and a block share the monitor of the class. */
  @Verdict(Expected.SILENT)
  public void staticMethods() throws Exception {
    Threads.runAll(
        () -> Clerk.writeForAll(mail), () -> Clerk.readForAll(mail), () -> readUnder(Clerk.class));
  }

  /** A static method does not take the monitor of the object. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.payload")
  public void staticAndInstanceMethod() throws Exception {
    Threads.runAll(() -> Clerk.writeForAll(mail), () -> new Clerk().read(mail));
  }
}
