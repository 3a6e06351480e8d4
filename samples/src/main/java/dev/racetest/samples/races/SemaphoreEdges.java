package dev.racetest.samples.races;

import dev.racetest.samples.Expected;
import dev.racetest.samples.Threads;
import dev.racetest.samples.Verdict;
import dev.racetest.samples.races.Edges.Mail;
import java.util.concurrent.Exchanger;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Releasing a permit happens before acquiring it; two who meet at an exchanger order each other.
 */
public class SemaphoreEdges {
  private final Mail mail = new Mail();

  private void countWith(Semaphore semaphore) throws InterruptedException {
    Threads.Action count =
        () -> {
          semaphore.acquire();
          mail.payload++;
          semaphore.release();
        };
    Threads.runAll(count, count);
  }

  /** One permit is a lock. */
  @Verdict(Expected.SILENT)
  public void onePermit() throws Exception {
    countWith(new Semaphore(1));
  }

  /** Two permits let two in. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.payload")
  public void twoPermits() throws Exception {
    countWith(new Semaphore(2));
  }

  /** The permit is made by the one who writes. */
  @Verdict(Expected.SILENT)
  public void released() throws Exception {
    Semaphore written = new Semaphore(0);
    Threads.runAll(
        () -> {
          mail.write();
          written.release();
        },
        () -> {
          written.acquire();
          mail.read();
        });
  }

  /** The permit is made before the write. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.payload")
  public void writtenAfterRelease() throws Exception {
    Semaphore written = new Semaphore(0);
    Threads.runAll(
        () -> {
          written.release();
          mail.write();
        },
        () -> {
          written.acquire();
          mail.read();
        });
  }

  /** Reads if there is a permit. */
  @Verdict(Expected.SILENT)
  public void tryAcquire() throws Exception {
    Semaphore written = new Semaphore(0);
    Threads.runAll(
        () -> {
          mail.write();
          written.release();
        },
        () -> {
          if (written.tryAcquire(1, TimeUnit.SECONDS)) {
            mail.read();
          }
        });
  }

  /** Reads if there is none. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.payload")
  public void tryAcquireInVain() throws Exception {
    Semaphore written = new Semaphore(0);
    Threads.runAll(
        () -> {
          mail.write();
          written.release();
        },
        () -> {
          if (!written.tryAcquire()) {
            mail.read();
          }
        });
  }

  /** Each reads what the other has written. */
  @Verdict(Expected.SILENT)
  public void exchange() throws Exception {
    Exchanger<Mail> exchanger = new Exchanger<>();
    Threads.Action correspondent =
        () -> {
          Mail own = new Mail();
          own.write();
          exchanger.exchange(own).read();
        };
    Threads.runAll(correspondent, correspondent);
  }

  /** One of them goes on writing when the other has got the mail. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.payload")
  public void writtenAfterExchange() throws Exception {
    Exchanger<Mail> exchanger = new Exchanger<>();
    Threads.runAll(
        () -> {
          exchanger.exchange(mail);
          mail.write();
        },
        () -> exchanger.exchange(new Mail()).read());
  }
}
