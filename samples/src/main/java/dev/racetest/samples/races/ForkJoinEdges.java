package dev.racetest.samples.races;

import dev.racetest.samples.Expected;
import dev.racetest.samples.Verdict;
import dev.racetest.samples.races.Edges.Mail;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;

/** Forking a task happens before it runs, and its run before {@code join} returns. */
public class ForkJoinEdges {
  private final Mail mail = new Mail();

  private static ForkJoinTask<?> fork(Runnable action) {
    return task(action).fork();
  }

  private static ForkJoinTask<?> task(Runnable action) {
    return ForkJoinTask.adapt(action);
  }

  private void count() {
    mail.payload++;
  }

  /** Written before the task is forked. */
  @Verdict(Expected.SILENT)
  public void writtenBeforeFork() {
    mail.write();
    fork(mail::read).join();
  }

  /** Written when the task may be running. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.payload")
  public void writtenAfterFork() {
    ForkJoinTask<?> reader = fork(mail::read);
    mail.write();
    reader.join();
  }

  /** Read when the task is joined. */
  @Verdict(Expected.SILENT)
  public void join() {
    fork(mail::write).join();
    mail.read();
  }

  /** Read when another task is joined. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.payload")
  public void anotherIsJoined() {
    ForkJoinTask<?> writer = fork(mail::write);
    fork(Thread::yield).join();
    mail.read();
    writer.join();
  }

  /** Read when all of them are done. */
  @Verdict(Expected.SILENT)
  public void invokeAll() {
    ForkJoinTask.invokeAll(task(mail::write), task(Thread::yield));
    mail.read();
  }

  /** Nothing orders the tasks among themselves. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.payload")
  public void invokeAllTogether() {
    ForkJoinTask.invokeAll(task(this::count), task(this::count));
  }

  /** Read when the pool has brought the result. */
  @Verdict(Expected.SILENT)
  public void submitted() throws Exception {
    ForkJoinPool pool = new ForkJoinPool(2);
    pool.submit(mail::write).get();
    mail.read();
    pool.shutdown();
  }

  /** Handed to the pool, and forgotten. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.payload")
  public void executed() {
    ForkJoinPool pool = new ForkJoinPool(2);
    pool.execute(mail::write);
    mail.read();
    pool.shutdown();
  }
}
