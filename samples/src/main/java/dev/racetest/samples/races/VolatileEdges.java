package dev.racetest.samples.races;

import dev.racetest.samples.Check;
import dev.racetest.samples.Expected;
import dev.racetest.samples.Threads;
import dev.racetest.samples.Verdict;
import dev.racetest.samples.races.Edges.Mail;

/** A volatile write happens before every read of the same variable that follows it. */
public class VolatileEdges {
  private static final class Shelf {
    volatile int[] cells = new int[1];
  }

  /** Whoever sees the seal sees the payload that was written before it. */
  @Verdict(Expected.SILENT)
  public void seal() throws Exception {
    Edges.pass(mail -> mail.seal = 1, mail -> mail.seal == 1);
  }

  /** The payload is written after the seal. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.payload")
  public void sealBeforeTheWrite() throws Exception {
    Mail mail = new Mail();
    Threads.runAll(
        () -> {
          mail.seal = 1;
          mail.write();
        },
        () -> {
          if (mail.seal == 1) {
            mail.read();
          }
        });
  }

  /** The payload is read before the seal is looked at. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.payload")
  public void readBeforeTheSeal() throws Exception {
    Mail mail = new Mail();
    Threads.runAll(
        () -> {
          mail.write();
          mail.seal = 1;
        },
        () -> {
          int payload = mail.payload;
          if (mail.seal == 1) {
            Check.that(payload >= 0, "unreadable");
          }
        });
  }

  /** The seal that the reader looks at is that of another mail. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.payload")
  public void sealOfAnotherMail() throws Exception {
    Mail another = new Mail();
    Edges.pass(
        mail -> {
          mail.seal = 1;
          mail.hint(1);
        },
        mail -> mail.isHinted(1) && another.seal == 0);
  }

  /** Reading takes nothing away: a second reader is ordered, too. */
  @Verdict(Expected.SILENT)
  public void twoReaders() throws Exception {
    Edges.pass(
        mail -> mail.seal = 1,
        mail -> Check.that(mail.seal >= 0, "unreadable"),
        mail -> mail.seal == 1);
  }

  /** The one who reads the seal is the writer, and reading publishes nothing. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.payload")
  public void readInsteadOfWritten() throws Exception {
    Edges.pass(
        mail -> {
          Check.that(mail.seal >= 0, "unreadable");
          mail.hint(1);
        },
        mail -> {
          mail.seal = 1;
          return mail.isHinted(1);
        });
  }

  /** The hint comes after the first seal: a read of the second one follows both writes. */
  @Verdict(Expected.SILENT)
  public void firstSealIsNotForgotten() throws Exception {
    Edges.pass(
        mail -> {
          mail.seal = 1;
          mail.hint(1);
        },
        mail -> {
          if (mail.isHinted(1)) {
            mail.seal = 2;
          }
        },
        mail -> mail.seal == 2);
  }

  /** The hint comes before the first seal, which then may be missing. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.payload")
  public void firstSealIsTooLate() throws Exception {
    Edges.pass(
        mail -> {
          mail.hint(1);
          mail.seal = 1;
        },
        mail -> {
          if (mail.isHinted(1)) {
            mail.seal = 2;
          }
        },
        mail -> mail.seal == 2);
  }

  /** The thread in between has seen the first seal when it sets its own. */
  @Verdict(Expected.SILENT)
  public void passedOn() throws Exception {
    Mail next = new Mail();
    Edges.pass(
        mail -> mail.seal = 1,
        mail -> {
          if (mail.seal == 1) {
            next.seal = 1;
          }
        },
        mail -> next.seal == 1);
  }

  /** The thread in between knows that the first seal is set, but has not read it. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.payload")
  public void passedOnUnread() throws Exception {
    Mail next = new Mail();
    Edges.pass(
        mail -> {
          mail.seal = 1;
          mail.hint(1);
        },
        mail -> {
          if (mail.isHinted(1)) {
            next.seal = 1;
          }
        },
        mail -> next.seal == 1);
  }

  /** The array is filled before the volatile reference to it is set. */
  @Verdict(Expected.SILENT)
  public void arrayFilledBefore() throws Exception {
    Shelf shelf = new Shelf();
    Threads.runAll(
        () -> {
          int[] filled = new int[1];
          filled[0] = 1;
          shelf.cells = filled;
        },
        () -> Check.that(shelf.cells[0] >= 0, "unreadable"));
  }

  /** The reference is volatile; the elements behind it are not. */
  @Verdict(value = Expected.DATA_RACE, variable = "int[0]")
  public void arrayFilledAfterwards() throws Exception {
    Shelf shelf = new Shelf();
    Threads.runAll(
        () -> {
          int[] filled = new int[1];
          shelf.cells = filled;
          filled[0] = 1;
        },
        () -> Check.that(shelf.cells[0] >= 0, "unreadable"));
  }
}
