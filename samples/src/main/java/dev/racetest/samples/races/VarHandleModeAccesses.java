package dev.racetest.samples.races;

import dev.racetest.samples.Check;
import dev.racetest.samples.Expected;
import dev.racetest.samples.Threads;
import dev.racetest.samples.Verdict;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * Atomic and plain modes side by side: on static fields, elements and volatile fields, and where
 * something else orders the plain access, so that it need not be atomic.
 */
public class VarHandleModeAccesses {
  private static final class Mail {
    int payload;
    int count;
    volatile boolean ready;
  }

  private static final VarHandle COUNT = handle("count", int.class);
  private static final VarHandle READY = handle("ready", boolean.class);
  private static final VarHandle TOTAL = staticHandle();
  private static final VarHandle NUMBERS = MethodHandles.arrayElementVarHandle(int[].class);

  private static int total;

  private static VarHandle handle(String field, Class<?> type) {
    try {
      return MethodHandles.lookup().findVarHandle(Mail.class, field, type);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  private static VarHandle staticHandle() {
    try {
      return MethodHandles.lookup()
          .findStaticVarHandle(VarHandleModeAccesses.class, "total", int.class);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  /** A static field, updated atomically by one and plainly by the other. */
  @Verdict(value = Expected.DATA_RACE, variable = "VarHandleModeAccesses.total")
  public void staticField() throws Exception {
    Threads.runAll(() -> TOTAL.getAndAdd(1), () -> total++);
  }

  /** Updated atomically by both, and read when they are done. */
  @Verdict(Expected.SILENT)
  public void staticFieldReadAfterTheJoin() throws Exception {
    total = 0;
    Threads.Action increment = () -> TOTAL.getAndAdd(1);
    Threads.runAll(increment, increment);
    Check.equal(2, total);
  }

  /** An element, updated atomically by one and plainly by the other. */
  @Verdict(value = Expected.DATA_RACE, variable = "int[1]")
  public void element() throws Exception {
    int[] numbers = new int[2];
    Threads.runAll(() -> NUMBERS.getAndAdd(numbers, 1, 1), () -> numbers[1]++);
  }

  /** The neighbour of an element that is updated atomically. */
  @Verdict(Expected.SILENT)
  public void neighbourOfAnElement() throws Exception {
    int[] numbers = new int[2];
    Threads.runAll(() -> NUMBERS.getAndAdd(numbers, 0, 1), () -> numbers[1]++);
    Check.equal(2, numbers[0] + numbers[1]);
  }

  /** The field is volatile, but the plain modes of its handle are not. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.ready")
  public void plainWriteOfAVolatileField() throws Exception {
    Mail mail = new Mail();
    boolean[] seen = new boolean[1];
    Threads.runAll(() -> READY.set(mail, true), () -> seen[0] = mail.ready);
  }

  /** The same the other way round. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.ready")
  public void plainReadOfAVolatileField() throws Exception {
    Mail mail = new Mail();
    boolean[] seen = new boolean[1];
    Threads.runAll(() -> mail.ready = true, () -> seen[0] = (boolean) READY.get(mail));
  }

  /** An opaque read of a volatile field races with no write of it. */
  @Verdict(Expected.SILENT)
  public void opaqueReadOfAVolatileField() throws Exception {
    Mail mail = new Mail();
    boolean[] seen = new boolean[1];
    Threads.runAll(() -> mail.ready = true, () -> seen[0] = (boolean) READY.getOpaque(mail));
  }

  /** A release by the handle and a volatile read without it hand over the payload. */
  @Verdict(Expected.SILENT)
  public void releaseAndVolatileRead() throws Exception {
    Mail mail = new Mail();
    Threads.runAll(
        () -> {
          mail.payload = 1;
          READY.setRelease(mail, true);
        },
        () -> {
          if (mail.ready) {
            Check.equal(1, mail.payload);
          }
        });
  }

  /** A lock on one side orders nothing for who does without. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.count")
  public void atomicBesideALock() throws Exception {
    Mail mail = new Mail();
    Threads.runAll(
        () -> COUNT.getAndAdd(mail, 1),
        () -> {
          synchronized (mail) {
            mail.count++;
          }
        });
  }

  /** The first value is written plainly before the threads are started. */
  @Verdict(Expected.SILENT)
  public void plainWriteBeforeTheStart() throws Exception {
    Mail mail = new Mail();
    mail.count = 5;
    Threads.Action increment = () -> COUNT.getAndAdd(mail, 1);
    Threads.runAll(increment, increment);
    Check.equal(7, mail.count);
  }

  /** Nobody else writes while the one who holds the flag accesses the count plainly. */
  @Verdict(Expected.SILENT)
  public void plainAccessByTheOwner() throws Exception {
    Mail mail = new Mail();
    Threads.Action increment =
        () -> {
          if (READY.compareAndSet(mail, false, true)) {
            mail.count++;
            READY.setRelease(mail, false);
          }
        };
    Threads.runAll(increment, increment);
    Check.that(mail.count == 1 || mail.count == 2, "impossible");
  }

  /** The plain read follows a volatile read that saw the last write. */
  @Verdict(Expected.SILENT)
  public void plainReadAfterAVolatileOne() throws Exception {
    Mail mail = new Mail();
    Threads.runAll(
        () -> COUNT.setVolatile(mail, 1),
        () -> {
          if ((int) COUNT.getVolatile(mail) == 1) {
            Check.equal(1, mail.count);
          }
        });
  }

  /** The plain read comes before the volatile one that would have ordered it. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.count")
  public void plainReadBeforeAVolatileOne() throws Exception {
    Mail mail = new Mail();
    Threads.runAll(
        () -> COUNT.setVolatile(mail, 1),
        () -> {
          int seen = mail.count;
          Check.that((int) COUNT.getVolatile(mail) >= seen, "gone back");
        });
  }
}
