package dev.racetest.samples.races;

import static dev.racetest.samples.races.Edges.FLAG;

import dev.racetest.samples.Expected;
import dev.racetest.samples.Threads;
import dev.racetest.samples.Verdict;
import dev.racetest.samples.races.Edges.Mail;
import java.lang.invoke.VarHandle;

/** Fences order through the atomic accesses around them, and through nothing else. */
public class FenceEdges {
  private static boolean isFlagged(Mail mail) {
    return (int) FLAG.getOpaque(mail) == 1;
  }

  private static void releaseFenceThenFlag(Mail mail) {
    VarHandle.releaseFence();
    FLAG.setOpaque(mail, 1);
  }

  private static boolean isFlaggedThenAcquireFence(Mail mail) {
    boolean isFlagged = isFlagged(mail);
    VarHandle.acquireFence();
    return isFlagged;
  }

  /** A release fence before the flag is set, an acquire fence after it is read. */
  @Verdict(Expected.SILENT)
  public void releaseAndAcquireFence() throws Exception {
    Edges.pass(FenceEdges::releaseFenceThenFlag, FenceEdges::isFlaggedThenAcquireFence);
  }

  /** The writer has no fence. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.payload")
  public void withoutReleaseFence() throws Exception {
    Edges.pass(mail -> FLAG.setOpaque(mail, 1), FenceEdges::isFlaggedThenAcquireFence);
  }

  /** The reader has no fence. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.payload")
  public void withoutAcquireFence() throws Exception {
    Edges.pass(FenceEdges::releaseFenceThenFlag, FenceEdges::isFlagged);
  }

  /** The writer's fence comes when the flag is already set. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.payload")
  public void releaseFenceAfterTheFlag() throws Exception {
    Edges.pass(
        mail -> {
          FLAG.setOpaque(mail, 1);
          VarHandle.releaseFence();
        },
        FenceEdges::isFlaggedThenAcquireFence);
  }

  /** The reader's fence comes when the flag is not yet read. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.payload")
  public void acquireFenceBeforeTheFlag() throws Exception {
    Edges.pass(
        FenceEdges::releaseFenceThenFlag,
        mail -> {
          VarHandle.acquireFence();
          return isFlagged(mail);
        });
  }

  /** A release fence and an acquiring read. */
  @Verdict(Expected.SILENT)
  public void releaseFenceAndAcquiringRead() throws Exception {
    Edges.pass(FenceEdges::releaseFenceThenFlag, mail -> (int) FLAG.getAcquire(mail) == 1);
  }

  /** A releasing write and an acquire fence. */
  @Verdict(Expected.SILENT)
  public void releasingWriteAndAcquireFence() throws Exception {
    Edges.pass(mail -> FLAG.setRelease(mail, 1), FenceEdges::isFlaggedThenAcquireFence);
  }

  /** The fence stands before all writes that follow, not only before the first. */
  @Verdict(Expected.SILENT)
  public void secondWriteAfterTheFence() throws Exception {
    Edges.pass(
        mail -> {
          VarHandle.releaseFence();
          FLAG.setOpaque(mail, 2);
          FLAG.setOpaque(mail, 1);
        },
        FenceEdges::isFlaggedThenAcquireFence);
  }

  /** Full fences around the flag, handed on by a thread that has nothing but fences. */
  @Verdict(Expected.SILENT)
  public void fullFencesInARow() throws Exception {
    Edges.pass(
        mail -> {
          VarHandle.fullFence();
          mail.hint(1);
        },
        FenceEdges::handOn,
        FenceEdges::isHandedOn);
  }

  /** The first of them is missing: the others have nothing to hand on. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.payload")
  public void fullFencesOfOthers() throws Exception {
    Edges.pass(mail -> mail.hint(1), FenceEdges::handOn, FenceEdges::isHandedOn);
  }

  private static void handOn(Mail mail) {
    if (mail.isHinted(1)) {
      VarHandle.fullFence();
      mail.hint(2);
    }
  }

  private static boolean isHandedOn(Mail mail) {
    boolean isHandedOn = mail.isHinted(2);
    VarHandle.fullFence();
    return isHandedOn;
  }

  /** Fences with nothing atomic around them. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.payload")
  public void fencesAlone() throws Exception {
    Edges.pass(
        mail -> VarHandle.fullFence(),
        mail -> {
          VarHandle.fullFence();
          return true;
        });
  }

  /** Two writes in order, two reads in order: enough to see what was written before the flag. */
  @Verdict(Expected.SILENT)
  public void storeStoreAndLoadLoadFence() throws Exception {
    Edges.pass(
        mail -> {
          VarHandle.storeStoreFence();
          FLAG.setOpaque(mail, 1);
        },
        mail -> {
          boolean isFlagged = isFlagged(mail);
          VarHandle.loadLoadFence();
          return isFlagged;
        });
  }

  /** The same with a fence that earlier reads must not pass either. */
  @Verdict(Expected.SILENT)
  public void releaseFenceAfterRead() throws Exception {
    Mail mail = new Mail();
    Threads.runAll(
        () -> {
          mail.read();
          releaseFenceThenFlag(mail);
        },
        () -> {
          if (isFlaggedThenAcquireFence(mail)) {
            mail.write();
          }
        });
  }
}
