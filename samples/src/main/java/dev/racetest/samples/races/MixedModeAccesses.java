package dev.racetest.samples.races;

import dev.racetest.samples.Expected;
import dev.racetest.samples.Threads;
import dev.racetest.samples.Verdict;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.function.Consumer;

/**
 * Plain accesses of a variable that others access in an atomic mode: one plain access is enough for
 * a data race, whichever of the two comes first.
 */
public class MixedModeAccesses {
  private static final class Mail {
    int count;
    boolean isDone;
  }

  private static final VarHandle COUNT = handle("count", int.class);
  private static final VarHandle DONE = handle("isDone", boolean.class);

  private static VarHandle handle(String field, Class<?> type) {
    try {
      return MethodHandles.lookup().findVarHandle(Mail.class, field, type);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  /** The second access is made only after the first one; being opaque, the flag orders nothing. */
  private static void inThisOrder(Consumer<Mail> first, Consumer<Mail> second)
      throws InterruptedException {
    Mail mail = new Mail();
    Threads.runAll(
        () -> {
          first.accept(mail);
          DONE.setOpaque(mail, true);
        },
        () -> {
          if ((boolean) DONE.getOpaque(mail)) {
            second.accept(mail);
          }
        });
  }

  private static void read(Mail mail) {
    if (mail.count < 0) {
      throw new AssertionError("unreadable");
    }
  }

  private static void write(Mail mail) {
    mail.count = 1;
  }

  /** A volatile write does not reach who reads without asking for it. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.count")
  public void readAfterSetVolatile() throws Exception {
    inThisOrder(mail -> COUNT.setVolatile(mail, 1), MixedModeAccesses::read);
  }

  /** A volatile write does not wait for plain reads. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.count")
  public void setVolatileAfterRead() throws Exception {
    inThisOrder(MixedModeAccesses::read, mail -> COUNT.setVolatile(mail, 1));
  }

  /** A volatile read acquires from volatile writes only. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.count")
  public void getVolatileAfterWrite() throws Exception {
    inThisOrder(MixedModeAccesses::write, mail -> COUNT.getVolatile(mail));
  }

  /** A volatile read releases nothing to the write that follows. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.count")
  public void writeAfterGetVolatile() throws Exception {
    inThisOrder(mail -> COUNT.getVolatile(mail), MixedModeAccesses::write);
  }

  /** A release without an acquire. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.count")
  public void readAfterSetRelease() throws Exception {
    inThisOrder(mail -> COUNT.setRelease(mail, 1), MixedModeAccesses::read);
  }

  /** An acquire without a release. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.count")
  public void getAcquireAfterWrite() throws Exception {
    inThisOrder(MixedModeAccesses::write, mail -> COUNT.getAcquire(mail));
  }

  /** What is swapped in is a write. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.count")
  public void readAfterCompareAndSet() throws Exception {
    inThisOrder(mail -> COUNT.compareAndSet(mail, 0, 1), MixedModeAccesses::read);
  }

  /** What is compared is a read, even if nothing comes of it. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.count")
  public void writeAfterCompareAndSet() throws Exception {
    inThisOrder(mail -> COUNT.compareAndSet(mail, 7, 8), MixedModeAccesses::write);
  }

  /** An atomic update of what was written plainly. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.count")
  public void getAndAddAfterWrite() throws Exception {
    inThisOrder(MixedModeAccesses::write, mail -> COUNT.getAndAdd(mail, 1));
  }

  /** An atomic update of what was read plainly. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.count")
  public void getAndAddAfterRead() throws Exception {
    inThisOrder(MixedModeAccesses::read, mail -> COUNT.getAndAdd(mail, 1));
  }

  /** An opaque write is seen sometime, by those who read opaquely. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.count")
  public void readAfterSetOpaque() throws Exception {
    inThisOrder(mail -> COUNT.setOpaque(mail, 1), MixedModeAccesses::read);
  }

  /** An opaque read of what was written plainly. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.count")
  public void getOpaqueAfterWrite() throws Exception {
    inThisOrder(MixedModeAccesses::write, mail -> COUNT.getOpaque(mail));
  }

  /** Two opaque accesses. */
  @Verdict(Expected.SILENT)
  public void getOpaqueAfterSetOpaque() throws Exception {
    inThisOrder(mail -> COUNT.setOpaque(mail, 1), mail -> COUNT.getOpaque(mail));
  }

  /** An opaque access and a volatile one. */
  @Verdict(Expected.SILENT)
  public void getOpaqueAfterSetVolatile() throws Exception {
    inThisOrder(mail -> COUNT.setVolatile(mail, 1), mail -> COUNT.getOpaque(mail));
  }

  /** Atomic on both sides. */
  @Verdict(Expected.SILENT)
  public void getAndAddAfterCompareAndSet() throws Exception {
    inThisOrder(mail -> COUNT.compareAndSet(mail, 0, 1), mail -> COUNT.getAndAdd(mail, 1));
  }

  /** Two reads. */
  @Verdict(Expected.SILENT)
  public void readAfterGetVolatile() throws Exception {
    inThisOrder(mail -> COUNT.getVolatile(mail), MixedModeAccesses::read);
  }

  /** A compare-and-set that fails has only read. */
  @Verdict(Expected.SILENT)
  public void readAfterFailedCompareAndSet() throws Exception {
    inThisOrder(mail -> COUNT.compareAndSet(mail, 7, 8), MixedModeAccesses::read);
  }

  /** The same with the form that returns what it has read. */
  @Verdict(Expected.SILENT)
  public void readAfterFailedCompareAndExchange() throws Exception {
    inThisOrder(mail -> COUNT.compareAndExchange(mail, 7, 8), MixedModeAccesses::read);
  }
}
