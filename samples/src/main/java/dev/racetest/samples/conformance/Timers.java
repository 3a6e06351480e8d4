package dev.racetest.samples.conformance;

import dev.racetest.samples.Check;
import dev.racetest.samples.Expected;
import dev.racetest.samples.Verdict;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.CountDownLatch;

/** {@code java.util.Timer}: one thread for all tasks, until it is cancelled or killed. */
public class Timers {
  private static TimerTask task(Runnable runnable) {
    return new TimerTask() {
      @Override
      public void run() {
        runnable.run();
      }
    };
  }

  /** The tasks run one after the other on one thread: what only they touch needs no lock. */
  @Verdict(Expected.SILENT)
  public void oneThreadForAll() throws Exception {
    Timer timer = new Timer(true);
    CountDownLatch done = new CountDownLatch(2);
    int[] count = new int[1];
    Runnable countOne =
        () -> {
          count[0]++;
          done.countDown();
        };
    timer.schedule(task(countOne), 1);
    timer.schedule(task(countOne), 1);
    done.await();
    Check.equal(2, count[0]);
    timer.cancel();
  }

  /** The body looks without waiting for the timer. */
  @Verdict(Expected.DATA_RACE)
  public void notAwaited() throws Exception {
    Timer timer = new Timer(true);
    int[] count = new int[1];
    CountDownLatch begun = new CountDownLatch(1);
    timer.schedule(
        task(
            () -> {
              begun.countDown();
              count[0]++;
            }),
        1);
    begun.await();
    Check.that(count[0] >= 0, "unreadable");
    timer.cancel();
  }

  /** A periodic task that cancels itself has its rounds, and no more. */
  @Verdict(Expected.SILENT)
  public void threeRounds() throws Exception {
    Timer timer = new Timer(true);
    CountDownLatch done = new CountDownLatch(1);
    int[] rounds = new int[1];
    timer.schedule(
        new TimerTask() {
          @Override
          public void run() {
            rounds[0]++;
            if (rounds[0] == 3) {
              cancel();
              done.countDown();
            }
          }
        },
        1,
        1);
    done.await();
    Check.equal(3, rounds[0]);
    timer.cancel();
  }

  /** The first task cancels the timer, and with it the second task. */
  @Verdict(Expected.DEADLOCK)
  public void cancelledByTheFirst() throws Exception {
    Timer timer = new Timer(true);
    CountDownLatch done = new CountDownLatch(2);
    timer.schedule(
        task(
            () -> {
              done.countDown();
              timer.cancel();
            }),
        1);
    timer.schedule(task(done::countDown), 5);
    done.await();
  }

  /** Either the task is cancelled or it runs, and {@code cancel} says which. */
  @Verdict(Expected.SILENT)
  public void cancelledOrRun() throws Exception {
    Timer timer = new Timer(true);
    CountDownLatch done = new CountDownLatch(1);
    TimerTask task = task(done::countDown);
    timer.schedule(task, 1);
    if (!task.cancel()) {
      done.await();
    }
    timer.cancel();
  }

  /** A task that throws takes the timer with it: the next task finds nobody to run it. */
  @Verdict(value = Expected.EXCEPTION, thrown = IllegalStateException.class)
  public void killedByTheFirst() throws Exception {
    Timer timer = new Timer(true);
    CountDownLatch done = new CountDownLatch(1);
    timer.schedule(
        task(
            () -> {
              throw new IllegalStateException("in the first task");
            }),
        1);
    timer.schedule(task(done::countDown), 5);
    done.await();
  }

  /** A task that catches what it throws leaves the timer alive. */
  @Verdict(Expected.SILENT)
  public void survivesTheFirst() throws Exception {
    Timer timer = new Timer(true);
    CountDownLatch done = new CountDownLatch(2);
    timer.schedule(
        task(
            () -> {
              try {
                throw new IllegalStateException("in the first task");
              } catch (IllegalStateException e) {
                done.countDown();
              }
            }),
        1);
    timer.schedule(task(done::countDown), 5);
    done.await();
    timer.cancel();
  }
}
