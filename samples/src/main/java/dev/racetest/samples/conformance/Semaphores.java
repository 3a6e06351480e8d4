package dev.racetest.samples.conformance;

import dev.racetest.samples.Check;
import dev.racetest.samples.Expected;
import dev.racetest.samples.Threads;
import dev.racetest.samples.Verdict;
import java.util.concurrent.Semaphore;

/** {@link Semaphore}: permits belong to nobody, so nobody notices when their number is wrong. */
public class Semaphores {
  private static final class Tally {
    int count;
  }

  /** One permit makes a lock. */
  @Verdict(Expected.SILENT)
  public void onePermit() throws Exception {
    Semaphore semaphore = new Semaphore(1);
    Tally tally = new Tally();
    Threads.runAll(() -> increment(semaphore, tally), () -> increment(semaphore, tally));
    Check.equal(2, tally.count);
  }

  /** Two permits let in both. */
  @Verdict(value = Expected.DATA_RACE, variable = "Tally.count")
  public void twoPermits() throws Exception {
    Semaphore semaphore = new Semaphore(2);
    Tally tally = new Tally();
    Threads.runAll(() -> increment(semaphore, tally), () -> increment(semaphore, tally));
  }

  private static void increment(Semaphore semaphore, Tally tally) throws InterruptedException {
    semaphore.acquire();
    try {
      tally.count++;
    } finally {
      semaphore.release();
    }
  }

  /** An exception skips the release, and the permit is gone for good. */
  @Verdict(Expected.DEADLOCK)
  public void leakedPermit() throws Exception {
    Semaphore semaphore = new Semaphore(1);
    Threads.Action failing =
        () -> {
          try {
            semaphore.acquire();
            Integer.parseInt("seven");
            semaphore.release();
          } catch (NumberFormatException expected) {
            // The caller of this code copes with bad numbers.
          }
        };
    Threads.runAll(failing, failing);
  }

  /** Releases in a finally block. */
  @Verdict(Expected.SILENT)
  public void releasedInFinally() throws Exception {
    Semaphore semaphore = new Semaphore(1);
    Threads.Action failing =
        () -> {
          semaphore.acquire();
          try {
            Integer.parseInt("seven");
          } catch (NumberFormatException expected) {
            // The caller of this code copes with bad numbers.
          } finally {
            semaphore.release();
          }
        };
    Threads.runAll(failing, failing);
    Check.equal(1, semaphore.availablePermits());
  }

  /** Releases what it did not get, and the semaphore has a permit more than it should. */
  @Verdict(value = Expected.EXCEPTION, thrown = AssertionError.class)
  public void releasedWithoutAcquire() throws Exception {
    Semaphore semaphore = new Semaphore(1);
    Threads.Action careless =
        () -> {
          try {
            if (!semaphore.tryAcquire()) {
              return;
            }
            Thread.yield();
          } finally {
            semaphore.release();
          }
        };
    Threads.runAll(careless, careless);
    Check.equal(1, semaphore.availablePermits());
  }

  /** Releases only what it got. */
  @Verdict(Expected.SILENT)
  public void releasedIfAcquired() throws Exception {
    Semaphore semaphore = new Semaphore(1);
    Tally tally = new Tally();
    Threads.Action careful =
        () -> {
          if (semaphore.tryAcquire()) {
            try {
              tally.count++;
            } finally {
              semaphore.release();
            }
          }
        };
    Threads.runAll(careful, careful);
    Check.equal(1, semaphore.availablePermits());
  }

  /** Both need two permits, take them one by one, and hold one each. */
  @Verdict(Expected.DEADLOCK)
  public void twoPermitsOneByOne() throws Exception {
    Semaphore semaphore = new Semaphore(2);
    Threads.Action greedy =
        () -> {
          semaphore.acquire();
          semaphore.acquire();
          semaphore.release(2);
        };
    Threads.runAll(greedy, greedy);
  }

  /** Both need two permits and take them at once. */
  @Verdict(Expected.SILENT)
  public void twoPermitsAtOnce() throws Exception {
    Semaphore semaphore = new Semaphore(2);
    Tally tally = new Tally();
    Threads.Action modest =
        () -> {
          semaphore.acquire(2);
          tally.count++;
          semaphore.release(2);
        };
    Threads.runAll(modest, modest);
    Check.equal(2, tally.count);
  }

  /** Takes two permits and gives back one, so the next one who needs two waits for ever. */
  @Verdict(Expected.DEADLOCK)
  public void oneOfTwoGivenBack() throws Exception {
    Semaphore semaphore = new Semaphore(2);
    Threads.Action forgetful =
        () -> {
          semaphore.acquire(2);
          semaphore.release();
        };
    Threads.runAll(forgetful, forgetful);
  }

  /** The permit need not be released by the one who acquires it: here it is a message. */
  @Verdict(Expected.SILENT)
  public void permitAsMessage() throws Exception {
    Semaphore written = new Semaphore(0);
    Tally tally = new Tally();
    Threads.runAll(
        () -> {
          tally.count = 7;
          written.release();
        },
        () -> {
          written.acquire();
          Check.equal(7, tally.count);
        });
  }

  /** The message is sent before what it is about is written. */
  @Verdict(value = Expected.DATA_RACE, variable = "Tally.count")
  public void messageSentTooEarly() throws Exception {
    Semaphore written = new Semaphore(0);
    Tally tally = new Tally();
    Threads.runAll(
        () -> {
          written.release();
          tally.count = 7;
        },
        () -> {
          written.acquire();
          Check.that(tally.count >= 0, "negative");
        });
  }
}
