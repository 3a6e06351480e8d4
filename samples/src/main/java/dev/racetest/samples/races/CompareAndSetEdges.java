package dev.racetest.samples.races;

import static dev.racetest.samples.races.Edges.FLAG;

import dev.racetest.samples.Check;
import dev.racetest.samples.Expected;
import dev.racetest.samples.Verdict;

/** A compare-and-set reads in any case and writes only if it succeeds; its name says the modes. */
public class CompareAndSetEdges {
  /** Who succeeds has written. */
  @Verdict(Expected.SILENT)
  public void successPublishes() throws Exception {
    Edges.pass(
        mail -> Check.that(FLAG.compareAndSet(mail, 0, 1), "not set"),
        mail -> (int) FLAG.getVolatile(mail) == 1);
  }

  /** Who fails has written nothing that others could read from. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.payload")
  public void failurePublishesNothing() throws Exception {
    Edges.pass(
        mail -> {
          Check.that(!FLAG.compareAndSet(mail, 5, 6), "set");
          mail.hint(1);
        },
        mail -> mail.isHinted(1) && (int) FLAG.getVolatile(mail) == 0);
  }

  /** The strong form fails only because of what it has read. */
  @Verdict(Expected.SILENT)
  public void failureAcquires() throws Exception {
    Edges.pass(mail -> FLAG.setVolatile(mail, 1), mail -> !FLAG.compareAndSet(mail, 0, 2));
  }

  /** The weak form may fail although nobody has written yet. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.payload")
  public void weakFailureMeansNothing() throws Exception {
    Edges.pass(mail -> FLAG.setVolatile(mail, 1), mail -> !FLAG.weakCompareAndSet(mail, 0, 2));
  }

  /** The exchange returns what it has read, and who succeeds has written. */
  @Verdict(Expected.SILENT)
  public void exchangePublishes() throws Exception {
    Edges.pass(
        mail -> Check.equal(0, (int) FLAG.compareAndExchange(mail, 0, 1)),
        mail -> (int) FLAG.getVolatile(mail) == 1);
  }

  /** An exchange that fails writes nothing. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.payload")
  public void failedExchangePublishesNothing() throws Exception {
    Edges.pass(
        mail -> {
          Check.equal(0, (int) FLAG.compareAndExchange(mail, 5, 6));
          mail.hint(1);
        },
        mail -> mail.isHinted(1) && (int) FLAG.getVolatile(mail) == 0);
  }

  /** An exchange that fails has read the flag that made it fail. */
  @Verdict(Expected.SILENT)
  public void failedExchangeAcquires() throws Exception {
    Edges.pass(
        mail -> FLAG.setVolatile(mail, 1), mail -> (int) FLAG.compareAndExchange(mail, 0, 2) == 1);
  }

  /** In acquire mode, too. */
  @Verdict(Expected.SILENT)
  public void failedAcquiringExchangeAcquires() throws Exception {
    Edges.pass(
        mail -> FLAG.setRelease(mail, 1),
        mail -> (int) FLAG.compareAndExchangeAcquire(mail, 0, 2) == 1);
  }

  /** In release mode the reading half acquires nothing. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.payload")
  public void failedReleasingExchangeAcquiresNothing() throws Exception {
    Edges.pass(
        mail -> FLAG.setRelease(mail, 1),
        mail -> (int) FLAG.compareAndExchangeRelease(mail, 0, 2) == 1);
  }

  /** In release mode the writing half publishes. */
  @Verdict(Expected.SILENT)
  public void releasingExchangePublishes() throws Exception {
    Edges.pass(
        mail -> Check.equal(0, (int) FLAG.compareAndExchangeRelease(mail, 0, 1)),
        mail -> (int) FLAG.getAcquire(mail) == 1);
  }

  /** In acquire mode the writing half publishes nothing. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.payload")
  public void acquiringExchangePublishesNothing() throws Exception {
    Edges.pass(
        mail -> Check.equal(0, (int) FLAG.compareAndExchangeAcquire(mail, 0, 1)),
        mail -> (int) FLAG.getAcquire(mail) == 1);
  }

  /** A weak form in release mode, tried until it succeeds. */
  @Verdict(Expected.SILENT)
  public void weakReleasePublishes() throws Exception {
    Edges.pass(
        mail -> {
          while (!FLAG.weakCompareAndSetRelease(mail, 0, 1)) {
            Thread.onSpinWait();
          }
        },
        mail -> (int) FLAG.getAcquire(mail) == 1);
  }

  /** The same in acquire mode writes without releasing. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.payload")
  public void weakAcquirePublishesNothing() throws Exception {
    Edges.pass(
        mail -> {
          while (!FLAG.weakCompareAndSetAcquire(mail, 0, 1)) {
            Thread.onSpinWait();
          }
        },
        mail -> (int) FLAG.getAcquire(mail) == 1);
  }

  /** The weak form that succeeds in acquire mode has read what it expected. */
  @Verdict(Expected.SILENT)
  public void weakAcquireAcquires() throws Exception {
    Edges.pass(mail -> FLAG.setRelease(mail, 1), mail -> FLAG.weakCompareAndSetAcquire(mail, 1, 2));
  }

  /** In release mode success orders nothing that follows. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.payload")
  public void weakReleaseAcquiresNothing() throws Exception {
    Edges.pass(mail -> FLAG.setRelease(mail, 1), mail -> FLAG.weakCompareAndSetRelease(mail, 1, 2));
  }
}
