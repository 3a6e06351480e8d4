package dev.racetest.samples.races;

import dev.racetest.samples.Check;
import dev.racetest.samples.Expected;
import dev.racetest.samples.Threads;
import dev.racetest.samples.Verdict;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.concurrent.atomic.AtomicLongFieldUpdater;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;

/** Field updaters never race on their volatile fields; what stands beside these may. */
public class FieldUpdaterAccesses {
  private static final class Mail {
    static final AtomicIntegerFieldUpdater<Mail> STATE =
        AtomicIntegerFieldUpdater.newUpdater(Mail.class, "state");
    static final AtomicLongFieldUpdater<Mail> STAMP =
        AtomicLongFieldUpdater.newUpdater(Mail.class, "stamp");
    static final AtomicReferenceFieldUpdater<Mail, int[]> PAGES =
        AtomicReferenceFieldUpdater.newUpdater(Mail.class, int[].class, "pages");

    volatile int state;
    volatile long stamp;
    volatile int[] pages;
    int payload;
  }

  /** Updated by one, written without the updater by the other. */
  @Verdict(Expected.SILENT)
  public void anInt() throws Exception {
    Mail mail = new Mail();
    Threads.runAll(() -> Mail.STATE.getAndAdd(mail, 2), () -> mail.state = 1);
    Check.that(mail.state > 0, "nothing written");
  }

  /** Updated by both, read without the updater. */
  @Verdict(Expected.SILENT)
  public void aLong() throws Exception {
    Mail mail = new Mail();
    Threads.Action update =
        () -> {
          Mail.STAMP.accumulateAndGet(mail, 5, Math::max);
          Check.equal(5L, mail.stamp);
        };
    Threads.runAll(update, update);
  }

  /** Who gets the array from the updater sees what it was filled with. */
  @Verdict(Expected.SILENT)
  public void aReference() throws Exception {
    Mail mail = new Mail();
    Threads.runAll(
        () -> Mail.PAGES.set(mail, new int[] {1}),
        () -> {
          int[] pages = Mail.PAGES.get(mail);
          if (pages != null) {
            Check.equal(1, pages[0]);
          }
        });
  }

  /** The updater guards the reference to the array, not its elements. */
  @Verdict(value = Expected.DATA_RACE, variable = "int[0]")
  public void elementsBehindAReference() throws Exception {
    Mail mail = new Mail();
    Mail.PAGES.set(mail, new int[1]);
    Threads.Action increment = () -> Mail.PAGES.get(mail)[0]++;
    Threads.runAll(increment, increment);
  }

  /** A lazy write may be late, but it comes after what precedes it. */
  @Verdict(Expected.SILENT)
  public void payloadBeforeLazySet() throws Exception {
    Mail mail = new Mail();
    Threads.runAll(
        () -> {
          mail.payload = 1;
          Mail.STATE.lazySet(mail, 1);
        },
        () -> {
          if (Mail.STATE.get(mail) == 1) {
            Check.equal(1, mail.payload);
          }
        });
  }

  /** It does not hold up what follows. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.payload")
  public void payloadAfterLazySet() throws Exception {
    Mail mail = new Mail();
    Threads.runAll(
        () -> {
          Mail.STAMP.lazySet(mail, 1);
          mail.payload = 1;
        },
        () -> {
          if (mail.stamp == 1) {
            Check.that(mail.payload >= 0, "unreadable");
          }
        });
  }

  /** The plain increment stands beside the atomic one, on the wrong side for its successor. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.payload")
  public void payloadAfterAnIncrement() throws Exception {
    Mail mail = new Mail();
    Threads.Action increment =
        () -> {
          Mail.STATE.incrementAndGet(mail);
          mail.payload++;
        };
    Threads.runAll(increment, increment);
  }

  /** Only who comes second reads, and it has the increment of the first one before it. */
  @Verdict(Expected.SILENT)
  public void payloadReadBySecond() throws Exception {
    Mail mail = new Mail();
    Threads.runAll(
        () -> {
          mail.payload = 1;
          Mail.STATE.incrementAndGet(mail);
        },
        () -> {
          if (Mail.STATE.incrementAndGet(mail) == 2) {
            Check.equal(1, mail.payload);
          }
        });
  }

  /** Only the winner of the compare-and-set touches the payload. */
  @Verdict(Expected.SILENT)
  public void payloadOfTheWinner() throws Exception {
    Mail mail = new Mail();
    Threads.Action compete =
        () -> {
          if (Mail.STATE.compareAndSet(mail, 0, 1)) {
            mail.payload++;
          }
        };
    Threads.runAll(compete, compete);
    Check.equal(1, mail.payload);
  }

  /** The loser knows that there is a winner, but not that it is done. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.payload")
  public void payloadReadByTheLoser() throws Exception {
    Mail mail = new Mail();
    Threads.Action compete =
        () -> {
          if (Mail.STAMP.compareAndSet(mail, 0, 1)) {
            mail.payload++;
          } else {
            Check.that(mail.payload >= 0, "unreadable");
          }
        };
    Threads.runAll(compete, compete);
  }

  /** A lock made of an updater, left by a lazy write. */
  @Verdict(Expected.SILENT)
  public void payloadUnderASpinLock() throws Exception {
    Mail mail = new Mail();
    Threads.Action increment =
        () -> {
          while (!Mail.STATE.compareAndSet(mail, 0, 1)) {
            Thread.onSpinWait();
          }
          mail.payload++;
          Mail.STATE.lazySet(mail, 0);
        };
    Threads.runAll(increment, increment);
    Check.equal(2, mail.payload);
  }
}
