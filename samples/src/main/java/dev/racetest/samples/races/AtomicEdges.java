package dev.racetest.samples.races;

import dev.racetest.samples.Check;
import dev.racetest.samples.Expected;
import dev.racetest.samples.Threads;
import dev.racetest.samples.Verdict;
import dev.racetest.samples.races.Edges.Mail;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.concurrent.atomic.AtomicReference;

/** The classes of {@code java.util.concurrent.atomic} order as their methods' modes say. */
public class AtomicEdges {
  private static final AtomicIntegerFieldUpdater<Mail> SEAL =
      AtomicIntegerFieldUpdater.newUpdater(Mail.class, "seal");

  private final AtomicInteger flag = new AtomicInteger();

  /** Both are volatile accesses. */
  @Verdict(Expected.SILENT)
  public void setAndGet() throws Exception {
    Edges.pass(mail -> flag.set(1), mail -> flag.get() == 1);
  }

  /** {@code lazySet} is a release. */
  @Verdict(Expected.SILENT)
  public void lazySet() throws Exception {
    Edges.pass(mail -> flag.lazySet(1), mail -> flag.get() == 1);
  }

  /** An opaque write is weaker than a lazy one. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.payload")
  public void setOpaque() throws Exception {
    Edges.pass(mail -> flag.setOpaque(1), mail -> flag.get() == 1);
  }

  /** A plain write is no better, although the variable inside is volatile. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.payload")
  public void setPlain() throws Exception {
    Edges.pass(mail -> flag.setPlain(1), mail -> flag.get() == 1);
  }

  /** An acquiring read of a releasing write. */
  @Verdict(Expected.SILENT)
  public void getAcquire() throws Exception {
    Edges.pass(mail -> flag.setRelease(1), mail -> flag.getAcquire() == 1);
  }

  /** A plain read acquires nothing. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.payload")
  public void getPlain() throws Exception {
    Edges.pass(mail -> flag.set(1), mail -> flag.getPlain() == 1);
  }

  /** An opaque read acquires nothing. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.payload")
  public void getOpaque() throws Exception {
    Edges.pass(mail -> flag.set(1), mail -> flag.getOpaque() == 1);
  }

  /** Two updates, of which the second has read the first. */
  @Verdict(Expected.SILENT)
  public void updates() throws Exception {
    Edges.pass(
        mail -> Check.that(flag.incrementAndGet() > 0, "not counted"),
        mail -> flag.updateAndGet(before -> before + 10) == 11);
  }

  /** The update fails for no reason, or succeeds and orders nothing all the same. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.payload")
  public void plainUpdate() throws Exception {
    Edges.pass(
        mail -> {
          if (flag.weakCompareAndSetPlain(0, 1)) {
            mail.hint(1);
          }
        },
        mail -> flag.get() == 1);
  }

  /** What is reached through the reference was written before the reference was set. */
  @Verdict(Expected.SILENT)
  public void referenceToWritten() throws Exception {
    AtomicReference<Mail> box = new AtomicReference<>(new Mail());
    Threads.runAll(
        () -> {
          Mail mail = new Mail();
          mail.write();
          box.set(mail);
        },
        () -> box.get().read());
  }

  /** The object is changed when others can already reach it. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.payload")
  public void referenceToChanging() throws Exception {
    AtomicReference<Mail> box = new AtomicReference<>(new Mail());
    Threads.runAll(() -> box.get().write(), () -> box.get().read());
  }

  /** The element is the variable. */
  @Verdict(Expected.SILENT)
  public void sameElement() throws Exception {
    AtomicIntegerArray flags = new AtomicIntegerArray(2);
    Edges.pass(mail -> flags.set(1, 1), mail -> flags.get(1) == 1);
  }

  /** Its neighbour is another one. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.payload")
  public void neighbouringElement() throws Exception {
    AtomicIntegerArray flags = new AtomicIntegerArray(2);
    Edges.pass(
        mail -> {
          flags.set(0, 1);
          mail.hint(1);
        },
        mail -> mail.isHinted(1) && flags.get(1) == 0);
  }

  /** A lazy write by an updater and a volatile read of the field itself. */
  @Verdict(Expected.SILENT)
  public void updater() throws Exception {
    Edges.pass(mail -> SEAL.lazySet(mail, 1), mail -> mail.seal == 1);
  }
}
