package dev.racetest.samples.conformance;

import dev.racetest.samples.Check;
import dev.racetest.samples.Expected;
import dev.racetest.samples.Threads;
import dev.racetest.samples.Verdict;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** Fields under a {@code VarHandle}: the mode of an access decides what it orders. */
public class VarHandles {
  private static final class Mail {
    int payload;
    int count;
    boolean ready;
  }

  private static final VarHandle COUNT = handle("count", int.class);
  private static final VarHandle READY = handle("ready", boolean.class);
  private static final VarHandle TOTAL = staticHandle("total");
  private static final VarHandle PLAIN_TOTAL = staticHandle("plainTotal");

  private static int total;
  private static int plainTotal;

  private static VarHandle handle(String field, Class<?> type) {
    try {
      return MethodHandles.lookup().findVarHandle(Mail.class, field, type);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  private static VarHandle staticHandle(String field) {
    try {
      return MethodHandles.lookup().findStaticVarHandle(VarHandles.class, field, int.class);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  /** {@code get} and {@code set} are plain accesses. */
  @Verdict(Expected.DATA_RACE)
  public void plain() throws Exception {
    Mail mail = new Mail();
    Threads.Action increment = () -> COUNT.set(mail, (int) COUNT.get(mail) + 1);
    Threads.runAll(increment, increment);
  }

  /** Volatile accesses do not race, but others come between the two. */
  @Verdict(value = Expected.EXCEPTION, thrown = AssertionError.class)
  public void volatileGetThenSet() throws Exception {
    Mail mail = new Mail();
    Threads.Action increment = () -> COUNT.setVolatile(mail, (int) COUNT.getVolatile(mail) + 1);
    Threads.runAll(increment, increment);
    Check.equal(2, (int) COUNT.getVolatile(mail));
  }

  /** {@code getAndAdd} is one step. */
  @Verdict(Expected.SILENT)
  public void getAndAdd() throws Exception {
    Mail mail = new Mail();
    Threads.Action increment = () -> COUNT.getAndAdd(mail, 1);
    Threads.runAll(increment, increment);
    Check.equal(2, (int) COUNT.getVolatile(mail));
  }

  /** Who sees the release with an acquire sees what was written before it. */
  @Verdict(Expected.SILENT)
  public void releaseAndAcquire() throws Exception {
    Mail mail = new Mail();
    Threads.runAll(
        () -> {
          mail.payload = 1;
          READY.setRelease(mail, true);
        },
        () -> {
          if ((boolean) READY.getAcquire(mail)) {
            Check.equal(1, mail.payload);
          }
        });
  }

  /** An opaque access is seen at last, but it brings nothing along. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.payload")
  public void opaque() throws Exception {
    Mail mail = new Mail();
    Threads.runAll(
        () -> {
          mail.payload = 1;
          READY.setOpaque(mail, true);
        },
        () -> {
          if ((boolean) READY.getOpaque(mail)) {
            Check.that(mail.payload >= 0, "unreadable");
          }
        });
  }

  /** A release needs an acquire on the other side; an opaque read is none. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.payload")
  public void releaseWithoutAcquire() throws Exception {
    Mail mail = new Mail();
    Threads.runAll(
        () -> {
          mail.payload = 1;
          READY.setRelease(mail, true);
        },
        () -> {
          if ((boolean) READY.getOpaque(mail)) {
            Check.that(mail.payload >= 0, "unreadable");
          }
        });
  }

  /** The exchange writes without releasing, whatever its name promises about the reading half. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.payload")
  public void acquireWhereReleaseIsNeeded() throws Exception {
    Mail mail = new Mail();
    Threads.runAll(
        () -> {
          mail.payload = 1;
          boolean before = (boolean) READY.getAndSetAcquire(mail, true);
          Check.that(!before, "somebody else was there");
        },
        () -> {
          if ((boolean) READY.getAcquire(mail)) {
            Check.that(mail.payload >= 0, "unreadable");
          }
        });
  }

  /** Only one gets the mail: a lock of acquire and release around the plain payload. */
  @Verdict(Expected.SILENT)
  public void spinLock() throws Exception {
    Mail mail = new Mail();
    Threads.Action increment =
        () -> {
          while (!READY.compareAndSet(mail, false, true)) {
            Thread.onSpinWait();
          }
          mail.payload++;
          READY.setRelease(mail, false);
        };
    Threads.runAll(increment, increment);
    Check.equal(2, mail.payload);
  }

  /** The same modes on a static field. */
  @Verdict(Expected.SILENT)
  public void staticField() throws Exception {
    TOTAL.setVolatile(0);
    Threads.Action increment = () -> TOTAL.getAndAdd(1);
    Threads.runAll(increment, increment);
    Check.equal(2, total);
  }

  /** The same mistake on a static field. */
  @Verdict(Expected.DATA_RACE)
  public void plainStaticField() throws Exception {
    PLAIN_TOTAL.setVolatile(0);
    Threads.Action increment = () -> PLAIN_TOTAL.set((int) PLAIN_TOTAL.get() + 1);
    Threads.runAll(increment, increment);
    Check.that(plainTotal > 0, "not counted");
  }
}
