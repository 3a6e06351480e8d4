package dev.racetest.samples.conformance;

import dev.racetest.samples.Check;
import dev.racetest.samples.Expected;
import dev.racetest.samples.Threads;
import dev.racetest.samples.Verdict;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** Fences: a release fence before an opaque write and an acquire fence after the read of it. */
public class Fences {
  private static final class Mail {
    int payload;
    boolean ready;
    int x;
    int y;
  }

  private static final VarHandle READY = handle("ready", boolean.class);
  private static final VarHandle X = handle("x", int.class);
  private static final VarHandle Y = handle("y", int.class);

  private static VarHandle handle(String field, Class<?> type) {
    try {
      return MethodHandles.lookup().findVarHandle(Mail.class, field, type);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  /** Together the fences do what release and acquire modes do. */
  @Verdict(Expected.SILENT)
  public void publication() throws Exception {
    Mail mail = new Mail();
    Threads.runAll(
        () -> {
          mail.payload = 1;
          VarHandle.releaseFence();
          READY.setOpaque(mail, true);
        },
        () -> {
          if ((boolean) READY.getOpaque(mail)) {
            VarHandle.acquireFence();
            Check.equal(1, mail.payload);
          }
        });
  }

  /** Full fences are both. */
  @Verdict(Expected.SILENT)
  public void publicationByFullFences() throws Exception {
    Mail mail = new Mail();
    Threads.runAll(
        () -> {
          mail.payload = 1;
          VarHandle.fullFence();
          READY.setOpaque(mail, true);
        },
        () -> {
          if ((boolean) READY.getOpaque(mail)) {
            VarHandle.fullFence();
            Check.equal(1, mail.payload);
          }
        });
  }

  /** The fence comes after the flag: who sees the flag need not see the payload. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.payload")
  public void releaseFenceTooLate() throws Exception {
    Mail mail = new Mail();
    Threads.runAll(
        () -> {
          mail.payload = 1;
          READY.setOpaque(mail, true);
          VarHandle.releaseFence();
        },
        () -> {
          if ((boolean) READY.getOpaque(mail)) {
            Check.that(mail.payload >= 0, "unreadable");
          }
        });
  }

  /** The fence comes before the flag is read, when there may be nothing to acquire yet. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.payload")
  public void acquireFenceTooEarly() throws Exception {
    Mail mail = new Mail();
    Threads.runAll(
        () -> {
          mail.payload = 1;
          READY.setOpaque(mail, true);
        },
        () -> {
          VarHandle.acquireFence();
          if ((boolean) READY.getOpaque(mail)) {
            Check.that(mail.payload >= 0, "unreadable");
          }
        });
  }

  /** With full fences between writing one's own and reading the other's, one sees the other. */
  @Verdict(Expected.SILENT)
  public void oneSeesTheOther() throws Exception {
    Mail mail = new Mail();
    int[] seen = new int[2];
    Threads.runAll(
        () -> {
          X.setOpaque(mail, 1);
          VarHandle.fullFence();
          seen[0] = (int) Y.getOpaque(mail);
        },
        () -> {
          Y.setOpaque(mail, 1);
          VarHandle.fullFence();
          seen[1] = (int) X.getOpaque(mail);
        });
    Check.that(seen[0] + seen[1] >= 1, "neither sees the other");
  }
}
