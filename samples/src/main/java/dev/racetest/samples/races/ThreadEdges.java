package dev.racetest.samples.races;

import dev.racetest.samples.Check;
import dev.racetest.samples.Expected;
import dev.racetest.samples.Threads;
import dev.racetest.samples.Verdict;
import dev.racetest.samples.races.Edges.Mail;
import java.util.concurrent.locks.LockSupport;

/** Starting a thread happens before all it does, and all it does before others see it ended. */
public class ThreadEdges {
  private final Mail mail = new Mail();

  /** Written before the start. */
  @Verdict(Expected.SILENT)
  public void start() throws Exception {
    mail.write();
    Threads.runAll(mail::read);
  }

  /** Written when the reader is already started. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.payload")
  public void writtenAfterTheStart() throws Exception {
    Thread reader = Threads.start(mail::read);
    mail.write();
    reader.join();
  }

  /** The reader is started by a thread that the writer has started. */
  @Verdict(Expected.SILENT)
  public void startedByAnother() throws Exception {
    mail.write();
    Threads.runAll(() -> Threads.runAll(mail::read));
  }

  /** Read when the writer has been joined. */
  @Verdict(Expected.SILENT)
  public void join() throws Exception {
    Thread writer = Threads.start(mail::write);
    writer.join();
    mail.read();
  }

  /** Read when some other thread has been joined. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.payload")
  public void anotherIsJoined() throws Exception {
    Thread writer = Threads.start(mail::write);
    Thread another = Threads.start(Thread::yield);
    another.join();
    mail.read();
    writer.join();
  }

  /** The other thread has joined the writer. */
  @Verdict(Expected.SILENT)
  public void joinedByAnother() throws Exception {
    Thread writer = Threads.start(mail::write);
    Thread another = Threads.start(writer::join);
    another.join();
    mail.read();
  }

  /** The limit is long, and whether the writer has ended is asked all the same. */
  @Verdict(Expected.SILENT)
  public void joinWithLimit() throws Exception {
    Thread writer = Threads.start(mail::write);
    writer.join(60_000);
    if (!writer.isAlive()) {
      mail.read();
    }
    writer.join();
  }

  /** The limit ends before the writer does. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.payload")
  public void joinGivesUp() throws Exception {
    Thread writer =
        Threads.start(
            () -> {
              LockSupport.parkNanos(1_000_000_000);
              mail.write();
            });
    writer.join(10);
    mail.read();
    writer.join();
  }

  /** A thread that was started and is not alive has ended. */
  @Verdict(Expected.SILENT)
  public void notAlive() throws Exception {
    Thread writer = Threads.start(mail::write);
    if (!writer.isAlive()) {
      mail.read();
    }
    writer.join();
  }

  /** A thread that is alive may do anything. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.payload")
  public void stillAlive() throws Exception {
    Thread writer = Threads.start(mail::write);
    if (writer.isAlive()) {
      mail.read();
    }
    writer.join();
  }

  /** A thread is not alive either if somebody else has not come to starting it. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.payload")
  public void notYetAlive() throws Exception {
    Thread writer = new Thread(mail::write);
    Thread starter = Threads.start(writer::start);
    if (!writer.isAlive()) {
      mail.read();
    }
    starter.join();
    writer.join();
  }

  /** The state says that the thread has ended. */
  @Verdict(Expected.SILENT)
  public void terminated() throws Exception {
    Thread writer = Threads.start(mail::write);
    if (writer.getState() == Thread.State.TERMINATED) {
      mail.read();
    }
    writer.join();
  }

  /** The state says only that the thread has been started. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.payload")
  public void notNewAnyMore() throws Exception {
    Thread writer = Threads.start(mail::write);
    if (writer.getState() != Thread.State.NEW) {
      mail.read();
    }
    writer.join();
  }

  /** The handler of an uncaught exception runs in the thread, before its end. */
  @Verdict(Expected.SILENT)
  public void uncaughtExceptionHandler() throws Exception {
    Thread failing = new Thread(ThreadEdges::fail);
    failing.setUncaughtExceptionHandler((thread, exception) -> mail.write());
    failing.start();
    failing.join();
    mail.read();
  }

  /** One handler for two threads runs in both at the same time. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.payload")
  public void handlerOfTwoThreads() throws Exception {
    Thread.UncaughtExceptionHandler handler = (thread, exception) -> mail.payload++;
    Thread[] failing = {new Thread(ThreadEdges::fail), new Thread(ThreadEdges::fail)};
    for (Thread thread : failing) {
      thread.setUncaughtExceptionHandler(handler);
      thread.start();
    }
    for (Thread thread : failing) {
      thread.join();
    }
  }

  private static void fail() {
    Check.that(false, "expected by the handler");
  }
}
