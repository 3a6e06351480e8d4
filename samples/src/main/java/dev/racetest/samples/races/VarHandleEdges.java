package dev.racetest.samples.races;

import static dev.racetest.samples.races.Edges.FLAG;

import dev.racetest.samples.Check;
import dev.racetest.samples.Expected;
import dev.racetest.samples.Verdict;
import dev.racetest.samples.races.Edges.Mail;

/** A release orders what comes before it with what follows the acquire that reads from it. */
public class VarHandleEdges {
  /** Sets the flag and says afterwards that it is set. */
  private static void releaseAndHint(Mail mail) {
    FLAG.setRelease(mail, 1);
    mail.hint(1);
  }

  /** The pair that is made for it. */
  @Verdict(Expected.SILENT)
  public void releaseAndAcquire() throws Exception {
    Edges.pass(mail -> FLAG.setRelease(mail, 1), mail -> (int) FLAG.getAcquire(mail) == 1);
  }

  /** A volatile read acquires. */
  @Verdict(Expected.SILENT)
  public void releaseAndVolatileRead() throws Exception {
    Edges.pass(mail -> FLAG.setRelease(mail, 1), mail -> (int) FLAG.getVolatile(mail) == 1);
  }

  /** A volatile write releases. */
  @Verdict(Expected.SILENT)
  public void volatileWriteAndAcquire() throws Exception {
    Edges.pass(mail -> FLAG.setVolatile(mail, 1), mail -> (int) FLAG.getAcquire(mail) == 1);
  }

  /** An opaque write releases nothing. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.payload")
  public void opaqueWrite() throws Exception {
    Edges.pass(mail -> FLAG.setOpaque(mail, 1), mail -> (int) FLAG.getVolatile(mail) == 1);
  }

  /** An opaque read acquires nothing. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.payload")
  public void opaqueRead() throws Exception {
    Edges.pass(mail -> FLAG.setVolatile(mail, 1), mail -> (int) FLAG.getOpaque(mail) == 1);
  }

  /** The sum shows that the second update has read the first, so the reader follows both. */
  @Verdict(Expected.SILENT)
  public void updatesReleaseInTurn() throws Exception {
    Edges.pass(
        mail -> Check.that((int) FLAG.getAndAddRelease(mail, 1) >= 0, "negative"),
        mail -> Check.that((int) FLAG.getAndAddRelease(mail, 10) >= 0, "negative"),
        mail -> (int) FLAG.getAcquire(mail) == 11);
  }

  /** The update releases nothing itself, but carries on what the write before it has released. */
  @Verdict(Expected.SILENT)
  public void chainThroughAcquiringUpdate() throws Exception {
    Edges.pass(
        mail -> FLAG.setRelease(mail, 1),
        mail -> Check.that((int) FLAG.getAndAddAcquire(mail, 10) >= 0, "negative"),
        mail -> (int) FLAG.getAcquire(mail) == 11);
  }

  /** A successful compare-and-set of the weakest mode is an update, too. */
  @Verdict(Expected.SILENT)
  public void chainThroughPlainCompareAndSet() throws Exception {
    Edges.pass(
        mail -> FLAG.setRelease(mail, 1),
        mail -> {
          if (FLAG.weakCompareAndSetPlain(mail, 1, 2)) {
            mail.hint(2);
          }
        },
        mail -> (int) FLAG.getAcquire(mail) == 2);
  }

  /** A read and a write are no update: the chain ends. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.payload")
  public void chainBrokenByOpaqueWrite() throws Exception {
    Edges.pass(
        VarHandleEdges::releaseAndHint,
        mail -> {
          if ((int) FLAG.getOpaque(mail) == 1) {
            FLAG.setOpaque(mail, 2);
          }
        },
        mail -> (int) FLAG.getAcquire(mail) == 2);
  }

  /** The reader reads from the writer's second write, which releases nothing. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.payload")
  public void laterOpaqueWriteOfTheSameThread() throws Exception {
    Edges.pass(
        mail -> {
          FLAG.setRelease(mail, 1);
          FLAG.setOpaque(mail, 2);
        },
        mail -> (int) FLAG.getAcquire(mail) == 2);
  }

  /** A release gives nothing to those who read from a later one of another thread. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.payload")
  public void releaseReplacedByAnother() throws Exception {
    Edges.pass(
        VarHandleEdges::releaseAndHint,
        mail -> {
          if (mail.isHinted(1)) {
            FLAG.setRelease(mail, 2);
          }
        },
        mail -> (int) FLAG.getAcquire(mail) == 2);
  }

  /** The second writer has acquired the first release before it makes its own. */
  @Verdict(Expected.SILENT)
  public void releasePassedOn() throws Exception {
    Edges.pass(
        VarHandleEdges::releaseAndHint,
        mail -> {
          if ((int) FLAG.getAcquire(mail) == 1) {
            FLAG.setRelease(mail, 2);
          }
        },
        mail -> (int) FLAG.getAcquire(mail) == 2);
  }

  /** Volatile writes are not replaced: every later read follows them. */
  @Verdict(Expected.SILENT)
  public void volatileWriteNotReplaced() throws Exception {
    Edges.pass(
        mail -> {
          FLAG.setVolatile(mail, 1);
          mail.hint(1);
        },
        mail -> {
          if (mail.isHinted(1)) {
            FLAG.setVolatile(mail, 2);
          }
        },
        mail -> (int) FLAG.getVolatile(mail) == 2);
  }

  /** An update in acquire mode writes without releasing. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.payload")
  public void acquiringUpdateAsRelease() throws Exception {
    Edges.pass(
        mail -> Check.equal(0, (int) FLAG.getAndAddAcquire(mail, 1)),
        mail -> (int) FLAG.getAcquire(mail) == 1);
  }

  /** An update in release mode reads without acquiring. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.payload")
  public void releasingUpdateAsAcquire() throws Exception {
    Edges.pass(
        mail -> FLAG.setRelease(mail, 1), mail -> (int) FLAG.getAndAddRelease(mail, 10) == 1);
  }

  /** An update without a suffix is both. */
  @Verdict(Expected.SILENT)
  public void volatileUpdates() throws Exception {
    Edges.pass(
        mail -> Check.that((int) FLAG.getAndAdd(mail, 1) >= 0, "negative"),
        mail -> (int) FLAG.getAndAdd(mail, 10) == 1);
  }
}
