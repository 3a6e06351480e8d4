package dev.racetest.samples.conformance;

import dev.racetest.samples.Check;
import dev.racetest.samples.Expected;
import dev.racetest.samples.Threads;
import dev.racetest.samples.Verdict;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** Starting threads and waiting for their end. */
public class ThreadStarts {
  private static final class Note {
    String text = "";
  }

  /** Starts itself in its constructor, before the constructors of subclasses have run. */
  private static class SelfStarting {
    final Thread thread = new Thread(this::run);

    SelfStarting() {
      thread.start();
    }

    void run() {}
  }

  private static final class Greeter extends SelfStarting {
    String greeting;

    Greeter(String greeting) {
      this.greeting = greeting;
    }

    @Override
    void run() {
      Check.that(greeting == null || !greeting.isEmpty(), "no greeting");
    }
  }

  /** What was written before the start is seen by the thread, and what it wrote after the join. */
  @Verdict(Expected.SILENT)
  public void startAndJoin() throws Exception {
    Note note = new Note();
    note.text = "question";
    Thread thread =
        Threads.start(
            () -> {
              Check.equal("question", note.text);
              note.text = "answer";
            });
    thread.join();
    Check.equal("answer", note.text);
  }

  /** Writes after the start what the thread reads. */
  @Verdict(value = Expected.DATA_RACE, variable = "Note.text")
  public void writtenAfterStart() throws Exception {
    Note note = new Note();
    Thread thread = Threads.start(() -> Check.that(note.text != null, "no text"));
    note.text = "question";
    thread.join();
  }

  /** Reads the answer without waiting for the thread that writes it. */
  @Verdict(value = Expected.DATA_RACE, variable = "Note.text")
  public void joinForgotten() {
    Note note = new Note();
    Threads.start(() -> note.text = "answer");
    Check.that(note.text != null, "no text");
  }

  /** Waits twice for the first thread and reads what the second one writes. */
  @Verdict(value = Expected.DATA_RACE, variable = "Note.text")
  public void wrongThreadJoined() throws Exception {
    Note first = new Note();
    Note second = new Note();
    Thread a = Threads.start(() -> first.text = "a");
    Thread b = Threads.start(() -> second.text = "b");
    a.join();
    a.join();
    Check.that(second.text != null, "no text");
    b.join();
  }

  /** A thread that is no longer alive has done everything before that. */
  @Verdict(Expected.SILENT)
  public void aliveNoLonger() {
    Note note = new Note();
    Thread thread = Threads.start(() -> note.text = "answer");
    while (thread.isAlive()) {
      Thread.yield();
    }
    Check.equal("answer", note.text);
  }

  /** Believes that the thread that is started first comes first. */
  @Verdict(value = Expected.EXCEPTION, thrown = AssertionError.class)
  public void startOrderIsNoRunOrder() throws Exception {
    AtomicInteger next = new AtomicInteger();
    Threads.runAll(
        () -> Check.equal(0, next.getAndIncrement()), () -> Check.equal(1, next.getAndIncrement()));
  }

  /** The second is started when the first has ended. */
  @Verdict(Expected.SILENT)
  public void joinBetweenStarts() throws Exception {
    AtomicInteger next = new AtomicInteger();
    Threads.runAll(() -> Check.equal(0, next.getAndIncrement()));
    Threads.runAll(() -> Check.equal(1, next.getAndIncrement()));
  }

  /** A thread can be started once. */
  @Verdict(value = Expected.EXCEPTION, thrown = IllegalThreadStateException.class)
  public void startedTwice() throws Exception {
    Thread thread = Threads.start(() -> {});
    thread.join();
    thread.start();
  }

  /** Calls run instead of start, and waits in its own thread for what it would do next. */
  @Verdict(Expected.DEADLOCK)
  public void runInsteadOfStart() {
    CountDownLatch sent = new CountDownLatch(1);
    Runnable receiver = new Thread(() -> awaitWithoutInterrupts(sent));
    receiver.run();
    sent.countDown();
  }

  private static void awaitWithoutInterrupts(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException("nobody interrupts here", interrupted);
    }
  }

  /** The thread runs in an object whose constructor has not yet set the field. */
  @Verdict(value = Expected.DATA_RACE, variable = "Greeter.greeting")
  public void startedInConstructor() throws Exception {
    Greeter greeter = new Greeter("hello");
    greeter.thread.join();
  }

  /** Each waits for the other one to end. */
  @Verdict(Expected.DEADLOCK)
  public void joinEachOther() throws Exception {
    AtomicReference<Thread> first = new AtomicReference<>();
    CountDownLatch bothStarted = new CountDownLatch(1);
    Thread second =
        Threads.start(
            () -> {
              bothStarted.await();
              first.get().join();
            });
    first.set(
        Threads.start(
            () -> {
              bothStarted.await();
              second.join();
            }));
    bothStarted.countDown();
    second.join();
  }

  /** The first waits for the second, and the body for the first. */
  @Verdict(Expected.SILENT)
  public void joinInARow() throws Exception {
    Note note = new Note();
    Thread second = Threads.start(() -> note.text = "answer");
    Thread first = Threads.start(second::join);
    first.join();
    Check.equal("answer", note.text);
  }

  /** What leaves a thread as an exception is an error although the body does not see it. */
  @Verdict(value = Expected.EXCEPTION, thrown = NumberFormatException.class)
  public void uncaught() throws Exception {
    Threads.runAll(() -> Integer.parseInt("seven"));
  }

  /** The thread has a handler for exceptions, which is done before the thread has ended. */
  @Verdict(Expected.SILENT)
  public void caughtByHandler() throws Exception {
    AtomicReference<Throwable> caught = new AtomicReference<>();
    Thread thread = new Thread(() -> Integer.parseInt("seven"));
    thread.setUncaughtExceptionHandler((failed, exception) -> caught.set(exception));
    thread.start();
    thread.join();
    Check.that(caught.get() instanceof NumberFormatException, "not handled");
  }

  /** The body ends and leaves behind a thread that waits for ever. */
  @Verdict(Expected.LEAK)
  public void threadLeftBehind() {
    CountDownLatch never = new CountDownLatch(1);
    Threads.start(never::await);
  }

  /** A daemon thread may be left behind. */
  @Verdict(Expected.SILENT)
  public void daemonLeftBehind() {
    CountDownLatch never = new CountDownLatch(1);
    Thread daemon = new Thread(() -> awaitWithoutInterrupts(never));
    daemon.setDaemon(true);
    daemon.start();
  }
}
