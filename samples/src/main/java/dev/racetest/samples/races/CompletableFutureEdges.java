package dev.racetest.samples.races;

import dev.racetest.samples.Check;
import dev.racetest.samples.Expected;
import dev.racetest.samples.Threads;
import dev.racetest.samples.Verdict;
import dev.racetest.samples.races.Edges.Mail;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;

/** Completing a future happens before the functions that depend on it, and before its result. */
public class CompletableFutureEdges {
  private final Mail mail = new Mail();

  private CompletableFuture<Void> writing() {
    return CompletableFuture.runAsync(mail::write);
  }

  /** {@code get} waits. */
  @Verdict(Expected.SILENT)
  public void get() throws Exception {
    writing().get();
    mail.read();
  }

  /** {@code join} waits. */
  @Verdict(Expected.SILENT)
  public void join() {
    writing().join();
    mail.read();
  }

  /** Nobody waits before the read. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.payload")
  public void joinedTooLate() {
    CompletableFuture<Void> writing = writing();
    mail.read();
    writing.join();
  }

  /** Written before the function is handed over, read by it. */
  @Verdict(Expected.SILENT)
  public void runAsync() {
    mail.write();
    CompletableFuture.runAsync(mail::read).join();
  }

  /** Written when the function may be running. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.payload")
  public void writtenAfterRunAsync() {
    CompletableFuture<Void> reading = CompletableFuture.runAsync(mail::read);
    mail.write();
    reading.join();
  }

  /** Functions that depend on the writer, each after the one before it. */
  @Verdict(Expected.SILENT)
  public void dependents() {
    writing()
        .thenApply(nothing -> mail)
        .thenApplyAsync(
            written -> {
              written.payload++;
              return written;
            })
        .thenAccept(Mail::read)
        .join();
  }

  /** Two functions that depend on the same future do not depend on each other. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.payload")
  public void siblings() {
    CompletableFuture<Void> start = CompletableFuture.runAsync(Thread::yield);
    CompletableFuture<Void> writing = start.thenRunAsync(mail::write);
    CompletableFuture<Void> reading = start.thenRunAsync(mail::read);
    CompletableFuture.allOf(writing, reading).join();
  }

  /** All of them are complete. */
  @Verdict(Expected.SILENT)
  public void allOf() {
    CompletableFuture.allOf(writing(), CompletableFuture.runAsync(Thread::yield)).join();
    mail.read();
  }

  /** One of them is complete. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.payload")
  public void anyOf() {
    CompletableFuture<Void> writing = writing();
    CompletableFuture.anyOf(writing, CompletableFuture.runAsync(Thread::yield)).join();
    mail.read();
    writing.join();
  }

  /** Completed by hand, after the write. */
  @Verdict(Expected.SILENT)
  public void completed() throws Exception {
    CompletableFuture<Mail> future = new CompletableFuture<>();
    Threads.runAll(
        () -> {
          mail.write();
          future.complete(mail);
        },
        () -> future.get().read());
  }

  /** Completed by hand, before the write. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.payload")
  public void writtenAfterComplete() throws Exception {
    CompletableFuture<Mail> future = new CompletableFuture<>();
    Threads.runAll(
        () -> {
          future.complete(mail);
          mail.write();
        },
        () -> future.get().read());
  }

  /** Of two who complete it, the future keeps what the first one has brought. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.payload")
  public void completedByAnother() throws Exception {
    CompletableFuture<Integer> future = new CompletableFuture<>();
    Threads.runAll(
        () -> {
          mail.write();
          future.complete(1);
        },
        () -> future.complete(2),
        () -> {
          Check.that(future.get() > 0, "nothing");
          mail.read();
        });
  }

  /** The result says who has completed it. */
  @Verdict(Expected.SILENT)
  public void completedByKnown() throws Exception {
    CompletableFuture<Integer> future = new CompletableFuture<>();
    Threads.runAll(
        () -> {
          mail.write();
          future.complete(1);
        },
        () -> future.complete(2),
        () -> {
          if (future.get() == 1) {
            mail.read();
          }
        });
  }

  /** An exception is a result, too. */
  @Verdict(Expected.SILENT)
  public void exceptionally() {
    CompletableFuture.runAsync(this::writeAndFail).exceptionally(this::readAndForgive).join();
  }

  /** The exception is thrown again by {@code join}. */
  @Verdict(Expected.SILENT)
  public void joinThrows() {
    try {
      CompletableFuture.runAsync(this::writeAndFail).join();
    } catch (CompletionException expected) {
      mail.read();
    }
  }

  private void writeAndFail() {
    mail.write();
    throw new IllegalStateException("expected by those who depend on it");
  }

  private Void readAndForgive(Throwable exception) {
    Check.that(exception.getCause() instanceof IllegalStateException, "another exception");
    mail.read();
    return null;
  }

  /** Two functions of one future: one may run in the completing thread, one in this one. */
  @Verdict(value = Expected.DATA_RACE, variable = "Mail.payload")
  public void callbacksInTwoThreads() throws Exception {
    CompletableFuture<Void> future = new CompletableFuture<>();
    CountDownLatch called = new CountDownLatch(2);
    Runnable callback =
        () -> {
          mail.payload++;
          called.countDown();
        };
    Thread completing = Threads.start(() -> future.complete(null));
    future.thenRun(callback);
    future.thenRun(callback);
    called.await();
    completing.join();
  }
}
