package dev.racetest.samples.races;

import dev.racetest.samples.Check;
import dev.racetest.samples.Expected;
import dev.racetest.samples.Threads;
import dev.racetest.samples.Verdict;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;

/**
 * Updates that are far apart: early in the work of one thread and late in that of the other. Work
 * in step with each other never brings the two together; one thread has to stop between two of its
 * many steps until the other has done nearly all.
 */
public class FarNoise {
  private static final int NEAR = 10;
  private static final int FAR = 40;

  private static final class Tally {
    int count;
  }

  /** What both do all the time, in order to be seen by somebody else. */
  private static final class Progress {
    private final ConcurrentLinkedQueue<Integer> steps = new ConcurrentLinkedQueue<>();
    private int last;

    synchronized void log(int step) {
      last = step;
    }

    void queue(int step) {
      steps.offer(step);
    }
  }

  private interface Noise {
    void make(int step);
  }

  private static Threads.Action at(int moment, Noise noise, Threads.Action update) {
    return () -> {
      for (int step = 0; step < NEAR + FAR; step++) {
        noise.make(step);
        if (step == moment) {
          update.run();
        }
      }
    };
  }

  /** One counts at its tenth step, the other one at its fortieth. */
  @Verdict(value = Expected.DATA_RACE, variable = "Tally.count")
  public void earlyAndLate() throws Exception {
    Tally tally = new Tally();
    Noise log = new Progress()::log;
    Threads.runAll(at(NEAR, log, () -> tally.count++), at(FAR, log, () -> tally.count++));
  }

  /** The other one waits for the first one before it counts. */
  @Verdict(Expected.SILENT)
  public void earlyAndLateByLatch() throws Exception {
    Tally tally = new Tally();
    Noise log = new Progress()::log;
    CountDownLatch counted = new CountDownLatch(1);
    Threads.runAll(
        at(
            NEAR,
            log,
            () -> {
              tally.count++;
              counted.countDown();
            }),
        at(
            FAR,
            log,
            () -> {
              counted.await();
              tally.count++;
            }));
    Check.equal(2, tally.count);
  }

  /** One counts before its first step, the other one after its last. */
  @Verdict(value = Expected.DATA_RACE, variable = "Tally.count")
  public void firstAndLast() throws Exception {
    Tally tally = new Tally();
    Noise queue = new Progress()::queue;
    Threads.Action count = () -> tally.count++;
    Threads.Action work = at(FAR, queue, () -> {});
    Threads.runAll(
        () -> {
          count.run();
          work.run();
        },
        () -> {
          work.run();
          count.run();
        });
  }

  /** The last step of the one thread is to wait for the end of the other. */
  @Verdict(Expected.SILENT)
  public void firstAndLastByJoin() throws Exception {
    Tally tally = new Tally();
    Noise queue = new Progress()::queue;
    Threads.Action work = at(FAR, queue, () -> {});
    Thread first =
        Threads.start(
            () -> {
              tally.count++;
              work.run();
            });
    Threads.runAll(
        () -> {
          work.run();
          first.join();
          tally.count++;
        });
    Check.equal(2, tally.count);
  }

  /** A third thread works beside them. */
  @Verdict(value = Expected.DATA_RACE, variable = "Tally.count")
  public void writtenAndReadBesideAThird() throws Exception {
    Tally tally = new Tally();
    Noise queue = new Progress()::queue;
    Threads.runAll(
        at(NEAR, queue, () -> tally.count = 1),
        at(NEAR, queue, () -> {}),
        at(FAR, queue, () -> Check.that(tally.count <= 1, "too many")));
  }

  /** All three have a lock for it. */
  @Verdict(Expected.SILENT)
  public void writtenAndReadUnderLockBesideAThird() throws Exception {
    Tally tally = new Tally();
    Noise queue = new Progress()::queue;
    Threads.runAll(
        at(
            NEAR,
            queue,
            () -> {
              synchronized (tally) {
                tally.count = 1;
              }
            }),
        at(NEAR, queue, () -> {}),
        at(
            FAR,
            queue,
            () -> {
              synchronized (tally) {
                Check.that(tally.count <= 1, "too many");
              }
            }));
  }

  /** Each has a lock for it, but not the same. */
  @Verdict(value = Expected.DATA_RACE, variable = "Tally.count")
  public void aLockForEachThread() throws Exception {
    Tally tally = new Tally();
    Noise log = new Progress()::log;
    Threads.runAll(
        at(NEAR, log, () -> lockedBy(new Object(), tally)),
        at(FAR, log, () -> lockedBy(new Object(), tally)));
  }

  /** Each has the same. */
  @Verdict(Expected.SILENT)
  public void oneLockForAllThreads() throws Exception {
    Tally tally = new Tally();
    Noise log = new Progress()::log;
    Threads.runAll(
        at(NEAR, log, () -> lockedBy(tally, tally)), at(FAR, log, () -> lockedBy(tally, tally)));
    Check.equal(2, tally.count);
  }

  private static void lockedBy(Object lock, Tally tally) {
    synchronized (lock) {
      tally.count++;
    }
  }
}
