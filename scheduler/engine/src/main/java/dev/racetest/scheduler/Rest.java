package dev.racetest.scheduler;

import dev.racetest.hooks.Hooks;

/**
 * Lets the hooks sleep some time after the last exploration, so that ordinary tests beside race
 * tests are not slowed down. Waking them makes the JVM throw away what it has compiled with them,
 * so they sleep only when nothing has been explored for a while, and more seldom each time: HotSpot
 * does not compile a method again that it has thrown away 400 times.
 */
final class Rest {
  private static final long SHORTEST_MILLIS = 1_000L;
  private static final int RESTS_UNTIL_TWICE_AS_LONG = 16;

  /** What the thread is called that waits until they may sleep. */
  static final String THREAD = "racetest-rest";

  private static final int MOST_DOUBLINGS = 30;

  private static final Rest OF_THIS_JVM = new Rest();

  private boolean isExploring;
  private long end;
  private int rests;
  private Thread waiting;

  private Rest() {}

  /** An exploration begins. */
  static void disturb() {
    OF_THIS_JVM.begin();
  }

  /** An exploration has ended. */
  static void allow() {
    OF_THIS_JVM.end();
  }

  private synchronized void begin() {
    isExploring = true;
    Hooks.wake();
  }

  private synchronized void end() {
    isExploring = false;
    end = System.nanoTime();
    notifyAll();
    if (waiting == null) {
      // It inherits nothing, no test counts it among its own, and the JVM may end without it.
      waiting = new Thread(topGroup(), this::waitAndSleep, THREAD, 0L, false);
      waiting.setContextClassLoader(null);
      waiting.setDaemon(true);
      waiting.start();
    }
  }

  private static ThreadGroup topGroup() {
    ThreadGroup group = Thread.currentThread().getThreadGroup();
    while (group.getParent() != null) {
      group = group.getParent();
    }
    return group;
  }

  private synchronized void waitAndSleep() {
    try {
      long left = left();
      while (isExploring || left > 0L) {
        wait(isExploring ? 0L : left);
        left = left();
      }
      rests++;
      Hooks.sleep();
    } catch (InterruptedException nobodyWantsThem) {
      // Whoever interrupts all threads there are gets hooks that stay awake.
    } finally {
      waiting = null;
    }
  }

  /** Milliseconds that must still pass without an exploration. */
  private long left() {
    return patience(rests) - (System.nanoTime() - end) / 1_000_000L;
  }

  /** Milliseconds without an exploration after which the hooks sleep once more. */
  static long patience(int rests) {
    return SHORTEST_MILLIS << Math.min(rests / RESTS_UNTIL_TWICE_AS_LONG, MOST_DOUBLINGS);
  }
}
