package dev.racetest.samples.races;

import dev.racetest.samples.Expected;
import dev.racetest.samples.Verdict;
import dev.racetest.samples.races.Edges.Mail;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Scheduling a task happens before it runs; that its time has come orders nothing. */
public class ScheduleEdges {
  private final Mail mail = new Mail();

  private static TimerTask task(Runnable action) {
    return new TimerTask() {
      @Override
      public void run() {
        action.run();
      }
    };
  }

  private void count() {
    mail.payload++;
  }

  /** Written before the timer gets the task. */
  @Verdict(Expected.SILENT)
  public void timer() throws Exception {
    Timer timer = new Timer(true);
    CountDownLatch done = new CountDownLatch(1);
    mail.write();
    timer.schedule(task(mail::read), 10);
    timer.schedule(task(done::countDown), 20);
    done.await();
    timer.cancel();
  }

  /** Written when the timer has the task, although its time comes much later. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.payload")
  public void writtenAfterTheTimerHasIt() throws Exception {
    Timer timer = new Timer(true);
    CountDownLatch done = new CountDownLatch(1);
    timer.schedule(task(mail::read), 10);
    timer.schedule(task(done::countDown), 20);
    mail.write();
    done.await();
    timer.cancel();
  }

  /** The tasks of one timer run one after the other, in its thread. */
  @Verdict(Expected.SILENT)
  public void tasksOfOneTimer() throws Exception {
    Timer timer = new Timer(true);
    countBy(timer, timer);
  }

  /** Two timers are two threads. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.payload")
  public void tasksOfTwoTimers() throws Exception {
    countBy(new Timer(true), new Timer(true));
  }

  private void countBy(Timer one, Timer other) throws Exception {
    CountDownLatch done = new CountDownLatch(2);
    for (Timer timer : new Timer[] {one, other}) {
      timer.schedule(task(this::count), 10);
      timer.schedule(task(done::countDown), 20);
    }
    done.await();
    one.cancel();
    other.cancel();
  }

  /** Written before the pool gets the task. */
  @Verdict(Expected.SILENT)
  public void schedule() throws Exception {
    ScheduledExecutorService pool = Executors.newScheduledThreadPool(1);
    mail.write();
    pool.schedule(mail::read, 10, TimeUnit.MILLISECONDS).get();
    pool.shutdown();
  }

  /** Written when the pool has the task. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.payload")
  public void writtenAfterThePoolHasIt() throws Exception {
    ScheduledExecutorService pool = Executors.newScheduledThreadPool(1);
    Future<?> reader = pool.schedule(mail::read, 10, TimeUnit.MILLISECONDS);
    mail.write();
    reader.get();
    pool.shutdown();
  }

  /** The runs of one periodic task follow each other, whichever threads they are in. */
  @Verdict(Expected.SILENT)
  public void runsOfOneTask() throws Exception {
    ScheduledExecutorService pool = Executors.newScheduledThreadPool(2);
    CountDownLatch runs = new CountDownLatch(3);
    countPeriodically(pool, runs);
    runs.await();
    pool.shutdownNow();
  }

  /** The runs of two periodic tasks may meet. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.payload")
  public void runsOfTwoTasks() throws Exception {
    ScheduledExecutorService pool = Executors.newScheduledThreadPool(2);
    CountDownLatch runs = new CountDownLatch(3);
    countPeriodically(pool, runs);
    countPeriodically(pool, runs);
    runs.await();
    pool.shutdownNow();
  }

  private void countPeriodically(ScheduledExecutorService pool, CountDownLatch runs) {
    Runnable run =
        () -> {
          count();
          runs.countDown();
        };
    pool.scheduleAtFixedRate(run, 10, 10, TimeUnit.MILLISECONDS);
  }
}
