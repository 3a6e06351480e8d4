package dev.racetest.samples.races;

import dev.racetest.samples.Expected;
import dev.racetest.samples.Threads;
import dev.racetest.samples.Verdict;
import dev.racetest.samples.races.Edges.Mail;

/** {@code wait} leaves the monitor and enters it again; {@code notify} orders nothing by itself. */
public class WaitAndNotifyEdges {
  private final Mail mail = new Mail();
  private final Object door = new Object();
  private boolean open;

  private void open() {
    synchronized (door) {
      open = true;
      door.notifyAll();
    }
  }

  private void awaitOpen() throws InterruptedException {
    synchronized (door) {
      while (!open) {
        door.wait();
      }
    }
  }

  /** Whoever comes through the door sees what was written before it was opened. */
  @Verdict(Expected.SILENT)
  public void writtenBeforeNotify() throws Exception {
    Threads.runAll(
        () -> {
          mail.write();
          open();
        },
        () -> {
          awaitOpen();
          mail.read();
        });
  }

  /** The one who was woken enters the monitor only when the writer has left it. */
  @Verdict(Expected.SILENT)
  public void writtenAfterNotifyInside() throws Exception {
    Threads.runAll(
        () -> {
          synchronized (door) {
            open();
            mail.write();
          }
        },
        () -> {
          awaitOpen();
          mail.read();
        });
  }

  /** The monitor is left with the notification, and only then comes the write. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.payload")
  public void writtenAfterNotifyOutside() throws Exception {
    Threads.runAll(
        () -> {
          open();
          mail.write();
        },
        () -> {
          awaitOpen();
          mail.read();
        });
  }

  /** Waiting leaves the monitor with all that was written before. */
  @Verdict(Expected.SILENT)
  public void writtenBeforeWait() throws Exception {
    Threads.runAll(
        () -> {
          synchronized (door) {
            mail.write();
            awaitOpen();
          }
        },
        () -> {
          synchronized (door) {
            mail.read();
            open();
          }
        });
  }

  /** The waiter goes on writing when it is outside again. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.payload")
  public void writtenAfterWait() throws Exception {
    Threads.runAll(
        () -> {
          awaitOpen();
          mail.write();
        },
        () -> {
          open();
          mail.read();
        });
  }

  /** The two wait at the same door, but nothing says that the one follows the other. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.payload")
  public void wokenTogether() throws Exception {
    Threads.runAll(
        this::open,
        () -> {
          awaitOpen();
          mail.write();
        },
        () -> {
          awaitOpen();
          mail.read();
        });
  }

  /** A wait that gives up enters the monitor again like any other. */
  @Verdict(Expected.SILENT)
  public void timedOut() throws Exception {
    Threads.runAll(
        () -> {
          synchronized (door) {
            mail.write();
          }
        },
        () -> {
          synchronized (door) {
            door.wait(1);
            mail.read();
          }
        });
  }

  /** The end of a wait that gives up has nothing to do with the writer. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.payload")
  public void timedOutBeforeTheWrite() throws Exception {
    Threads.runAll(
        mail::write,
        () -> {
          synchronized (door) {
            door.wait(1);
          }
          mail.read();
        });
  }
}
