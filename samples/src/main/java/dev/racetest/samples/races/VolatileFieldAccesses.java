package dev.racetest.samples.races;

import dev.racetest.samples.Check;
import dev.racetest.samples.Expected;
import dev.racetest.samples.Threads;
import dev.racetest.samples.Verdict;

/**
 * Volatile fields never race themselves, but {@code volatile} reaches no further than the field.
 */
public class VolatileFieldAccesses {
  private static final class Cell {
    volatile boolean marked;
    volatile byte small;
    volatile short middling;
    volatile char letter;
    volatile int count;
    volatile long total;
    volatile float share;
    volatile double mean;
    volatile Object owner;
    long plainTotal;
  }

  private static final class Mail {
    int payload;
    volatile boolean ready;
    volatile int[] pages = new int[2];
    volatile Mail answer;
  }

  private static volatile int served;

  /** A volatile {@code long} is never torn. */
  @Verdict(Expected.SILENT)
  public void aLong() throws Exception {
    Cell cell = new Cell();
    Threads.runAll(
        () -> cell.total = -1L,
        () -> {
          long seen = cell.total;
          Check.that(seen == 0L || seen == -1L, "torn");
        });
  }

  /** The twin without {@code volatile}. */
  @Verdict(value = Expected.DATA_RACE, variable = "Cell.plainTotal")
  public void aLongThatIsNot() throws Exception {
    Cell cell = new Cell();
    long[] seen = new long[1];
    Threads.runAll(() -> cell.plainTotal = -1L, () -> seen[0] = cell.plainTotal);
  }

  /** A volatile {@code double} is never torn either. */
  @Verdict(Expected.SILENT)
  public void aDouble() throws Exception {
    Cell cell = new Cell();
    Threads.runAll(
        () -> cell.mean = -0.5,
        () -> {
          double seen = cell.mean;
          Check.that(seen == 0.0 || seen == -0.5, "torn");
        });
  }

  /** Volatile fields of every type may be written by two at a time. */
  @Verdict(Expected.SILENT)
  public void everyType() throws Exception {
    Cell cell = new Cell();
    Threads.Action write =
        () -> {
          cell.marked = true;
          cell.small = 1;
          cell.middling = 1;
          cell.letter = 'a';
          cell.count = 1;
          cell.share = 1;
          cell.owner = cell;
        };
    Threads.runAll(write, write);
    Check.equal('a', cell.letter);
  }

  /** A static one, incremented by two: an increment may be lost, but that is no data race. */
  @Verdict(Expected.SILENT)
  public void aStaticOne() throws Exception {
    served = 0;
    Threads.Action serve = () -> served++;
    Threads.runAll(serve, serve);
    Check.that(served == 1 || served == 2, "impossible");
  }

  /** Who sees the flag sees the payload. */
  @Verdict(Expected.SILENT)
  public void payloadBeforeTheFlag() throws Exception {
    Mail mail = new Mail();
    Threads.runAll(
        () -> {
          mail.payload = 1;
          mail.ready = true;
        },
        () -> {
          if (mail.ready) {
            Check.equal(1, mail.payload);
          }
        });
  }

  /** The flag is up before the payload is there. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.payload")
  public void payloadAfterTheFlag() throws Exception {
    Mail mail = new Mail();
    Threads.runAll(
        () -> {
          mail.ready = true;
          mail.payload = 1;
        },
        () -> {
          if (mail.ready) {
            Check.that(mail.payload >= 0, "unreadable");
          }
        });
  }

  /** The payload is read whatever the flag says. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.payload")
  public void payloadWithoutAskingForTheFlag() throws Exception {
    Mail mail = new Mail();
    int[] seen = new int[1];
    Threads.runAll(
        () -> {
          mail.payload = 1;
          mail.ready = true;
        },
        () -> {
          seen[0] = mail.payload;
          Check.that(mail.ready || seen[0] >= 0, "unreadable");
        });
  }

  /** A write releases what its writer did, not what its reader did: the way back is not ordered. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.payload")
  public void payloadOfTheReader() throws Exception {
    Mail mail = new Mail();
    Threads.runAll(
        () -> {
          mail.ready = true;
          Check.that(mail.payload >= 0, "unreadable");
        },
        () -> {
          if (mail.ready) {
            mail.payload = 1;
          }
        });
  }

  /** The reference is volatile, the field of the object behind it is not. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.payload")
  public void fieldBehindAVolatileReference() throws Exception {
    Mail mail = new Mail();
    mail.answer = new Mail();
    Threads.Action increment = () -> mail.answer.payload++;
    Threads.runAll(increment, increment);
  }

  /** The reference to the array is volatile, its elements are not. */
  @Verdict(value = Expected.DATA_RACE, variable = "int[1]")
  public void elementsBehindAVolatileReference() throws Exception {
    Mail mail = new Mail();
    Threads.Action increment = () -> mail.pages[1]++;
    Threads.runAll(increment, increment);
  }

  /** Who gets the new array from the volatile field sees the elements it was filled with. */
  @Verdict(Expected.SILENT)
  public void arrayReplacedAsAWhole() throws Exception {
    Mail mail = new Mail();
    Threads.runAll(
        () -> {
          int[] pages = new int[2];
          pages[1] = 1;
          mail.pages = pages;
        },
        () -> {
          int seen = mail.pages[1];
          Check.that(seen == 0 || seen == 1, "impossible");
        });
  }
}
