package dev.racetest.scheduler.execution;

import dev.racetest.hooks.EnvironmentHooks;
import java.lang.invoke.MethodHandle;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ScheduledThreadPoolExecutor;

/**
 * What stands, for one execution, in place of objects that belong to the whole JVM, so that no
 * thread and no task of one execution is seen by the next. Made when it is first asked for, by the
 * code under test.
 */
final class SharedObjects {
  private static final MethodHandle NEW_COMMON_POOL =
      JdkInternals.constructor(ForkJoinPool.class, byte.class);

  private ForkJoinPool commonPool;
  private ScheduledThreadPoolExecutor futureDelayer;
  private Random shuffleDice;

  void begin() {
    commonPool = null;
    futureDelayer = null;
    shuffleDice = null;
  }

  Object get(Object original, int which) {
    switch (which) {
      case EnvironmentHooks.COMMON_POOL:
        return commonPool();
      case EnvironmentHooks.FUTURE_DELAYER:
        return futureDelayer();
      case EnvironmentHooks.SHUFFLE_DICE:
        return shuffleDice();
      default:
        return original;
    }
  }

  private ForkJoinPool commonPool() {
    if (commonPool == null) {
      try {
        commonPool = (ForkJoinPool) NEW_COMMON_POOL.invokeExact((byte) 0);
      } catch (Throwable failure) {
        throw JdkInternals.wrap(failure);
      }
    }
    return commonPool;
  }

  /** As the JDK's own: one daemon thread, and what is cancelled leaves the queue. */
  private ScheduledThreadPoolExecutor futureDelayer() {
    if (futureDelayer == null) {
      futureDelayer = new ScheduledThreadPoolExecutor(1, SharedObjects::delayThread);
      futureDelayer.setRemoveOnCancelPolicy(true);
    }
    return futureDelayer;
  }

  private static Thread delayThread(Runnable body) {
    Thread thread = new Thread(body, "CompletableFutureDelayScheduler");
    thread.setDaemon(true);
    return thread;
  }

  private Random shuffleDice() {
    if (shuffleDice == null) {
      shuffleDice = new Random();
    }
    return shuffleDice;
  }
}
