package dev.racetest.hooks;

import java.time.Duration;

/**
 * The part of the hooks that concerns {@link Thread} and time. Methods here either stand for the
 * method of {@code Thread} that they are named after, or are asked at its entry whether the model
 * has done its work already.
 */
public final class ThreadHooks {
  private static Receiver receiver;

  private ThreadHooks() {}

  /**
   * Makes {@code receiver} the one that is told about threads, also about those that are not live.
   */
  public static void receiver(Receiver newReceiver) {
    receiver = newReceiver;
  }

  private static boolean mine() {
    return Hooks.isLive();
  }

  /** A task of a fork/join pool begins, on a worker or on a thread that waits for it. */
  public static void taskBegins() {
    if (mine()) {
      receiver.taskBegins();
    }
  }

  /** The JVM has a class loaded, or a call site linked: what follows it does once. */
  public static void linkingBegins() {
    if (mine()) {
      receiver.linkingBegins();
    }
  }

  // ---- asked at the entry of methods of Thread ----

  /** {@code thread.start()} begins; true if the model runs the thread itself. */
  public static boolean start(Thread thread) {
    return mine() && receiver.start(thread, null);
  }

  /** The same for a thread that is to belong to a container of the JDK. */
  public static boolean start(Thread thread, Object container) {
    return mine() && receiver.start(thread, container);
  }

  /** A virtual thread has been made that will run {@code body}. */
  public static void virtualThread(Thread thread, Runnable body) {
    if (mine()) {
      receiver.virtualThread(thread, body);
    }
  }

  /** {@code thread.run()} begins, perhaps as the first thing a new thread does. */
  public static void runBegins(Thread thread) {
    Receiver current = receiver;
    if (current != null && Thread.currentThread() == thread) {
      current.runBegins(thread);
    }
  }

  /** A platform thread ends; nothing of the user's code runs on it any more. */
  public static void exit(Thread thread) {
    Receiver current = receiver;
    if (current != null) {
      current.exit(thread);
    }
  }

  /** {@code thread.join()} begins, called by code that was not rewritten; true if it has ended. */
  public static boolean joins(Thread thread) throws InterruptedException {
    return mine() && receiver.join(thread, Long.MAX_VALUE, 0);
  }

  /** An exception has left {@code thread.run()}; true if nobody else need be told. */
  public static boolean uncaught(Thread thread, Throwable exception) {
    return mine() && receiver.uncaught(thread, exception);
  }

  /** {@code Thread.stop}, {@code suspend} or {@code resume} begins. */
  public static void refuse() {
    if (mine()) {
      throw new UnsupportedOperationException(
          "not under RaceTest, and on no JDK from 20 on; interrupt the thread instead");
    }
  }

  /** {@code thread.interrupt()} begins; true if the model has done it. */
  public static boolean interrupt(Thread thread) {
    return mine() && receiver.interrupt(thread);
  }

  /**
   * {@code thread.isInterrupted()} or {@code Thread.interrupted()} begins.
   *
   * @param clear whether the interrupt status is to be cleared
   * @return 1 or 0 as the model answers, -1 if the model knows nothing of the thread
   */
  public static int interrupted(Thread thread, boolean clear) {
    return mine() ? receiver.interrupted(thread, clear) : -1;
  }

  // ---- stand for methods of Thread and System ----

  /** Stands for {@code Thread.sleep(millis)}. */
  public static void sleep(long millis, int site) throws InterruptedException {
    sleep(millis, 0, site);
  }

  /** Stands for {@code Thread.sleep(millis, nanos)}. */
  public static void sleep(long millis, int nanos, int site) throws InterruptedException {
    if (!mine()) {
      Thread.sleep(millis, nanos);
      return;
    }
    Durations.checkMillisAndNanos(millis, nanos);
    receiver.sleep(Durations.toNanos(millis, nanos), site);
  }

  /** Stands for {@code Thread.sleep(duration)} of JDK 19 and later. */
  public static void sleep(Duration duration, int site) throws InterruptedException {
    long nanos = Durations.toNanos(duration);
    if (mine()) {
      receiver.sleep(Math.max(0L, nanos), site);
    } else if (nanos > 0L) {
      Thread.sleep(nanos / 1_000_000L, (int) (nanos % 1_000_000L));
    }
  }

  /** Stands for {@code Thread.yield()} and {@code Thread.onSpinWait()}. */
  public static void yield(int site) {
    if (mine()) {
      receiver.yield(site);
    } else {
      Thread.onSpinWait();
      Thread.yield();
    }
  }

  /** Stands for {@code thread.join()}. */
  public static void join(Thread thread, int site) throws InterruptedException {
    if (!mine() || !receiver.join(thread, Long.MAX_VALUE, site)) {
      thread.join();
    }
  }

  /** Stands for {@code thread.join(millis)}. */
  public static void join(Thread thread, long millis, int site) throws InterruptedException {
    join(thread, millis, 0, site);
  }

  /** Stands for {@code thread.join(millis, nanos)}. */
  public static void join(Thread thread, long millis, int nanos, int site)
      throws InterruptedException {
    if (!mine()) {
      thread.join(millis, nanos);
      return;
    }
    Durations.checkMillisAndNanos(millis, nanos);
    long limit = millis == 0L && nanos == 0 ? Long.MAX_VALUE : Durations.toNanos(millis, nanos);
    if (!receiver.join(thread, limit, site)) {
      thread.join(millis, nanos);
    }
  }

  /** Stands for {@code thread.join(duration)} of JDK 19 and later. */
  public static boolean join(Thread thread, Duration duration, int site)
      throws InterruptedException {
    long nanos = Durations.toNanos(duration);
    if (thread.getState() == Thread.State.NEW && state(thread, site) == Thread.State.NEW) {
      throw new IllegalThreadStateException("Thread not started");
    }
    if (nanos > 0L && (!mine() || !receiver.join(thread, nanos, site))) {
      thread.join(nanos / 1_000_000L, (int) (nanos % 1_000_000L));
    }
    return state(thread, site) == Thread.State.TERMINATED;
  }

  /** Stands for {@code thread.isAlive()}. */
  public static boolean isAlive(Thread thread, int site) {
    int answer = mine() ? receiver.isAlive(thread, site) : -1;
    return answer < 0 ? thread.isAlive() : answer == 1;
  }

  /** Stands for {@code thread.getState()}. */
  public static Thread.State state(Thread thread, int site) {
    Thread.State answer = mine() ? receiver.state(thread, site) : null;
    return answer == null ? thread.getState() : answer;
  }

  /** Stands for {@code System.nanoTime()}. */
  public static long nanoTime() {
    return mine() ? receiver.nanoTime() : System.nanoTime();
  }

  /** Stands for {@code System.currentTimeMillis()}. */
  public static long currentTimeMillis() {
    return mine() ? receiver.currentTimeMillis() : System.currentTimeMillis();
  }

  /**
   * In place of the nanoseconds that have passed since {@code offsetSeconds} after the epoch, from
   * which {@code java.time} makes its instants.
   */
  public static long nanoTimeAdjustment(long offsetSeconds, long real) {
    return mine() ? receiver.epochNanos(offsetSeconds) : real;
  }
}
