package dev.racetest.hooks;

import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The part of the hooks that concerns what a JVM hands out: numbers, names, hash codes, pools. In a
 * thread that is not live each returns what the JVM gave.
 */
public final class EnvironmentHooks {
  /** {@code ForkJoinPool.common} and what stands for it where executors are needed. */
  public static final int COMMON_POOL = 0;

  /** The thread that counts the time of {@code CompletableFuture}s, before JDK 25. */
  public static final int FUTURE_DELAYER = 1;

  /** The dice of {@code Collections.shuffle}. */
  public static final int SHUFFLE_DICE = 2;

  /** Decides where the iteration of immutable sets and maps starts; an arbitrary 32-bit number. */
  private static final long SALT = 0x5DEECE66L;

  private static Environment environment;

  private EnvironmentHooks() {}

  /** Makes {@code newEnvironment} the one of the execution that runs. */
  public static void environment(Environment newEnvironment) {
    environment = newEnvironment;
  }

  private static boolean mine() {
    return Hooks.isLive();
  }

  /** In place of a seed that the JVM has drawn. */
  public static long seed(long drawn) {
    return mine() ? environment.draw() : drawn;
  }

  /**
   * The flight recorder counts an exception, as it does with each one that is made while it is on.
   * That is no part of the code under test: the order in which threads count would hide races.
   */
  public static long countThrowable(AtomicLong counter) {
    Thread suspended = Hooks.suspend();
    try {
      return counter.incrementAndGet();
    } finally {
      Hooks.resume(suspended);
    }
  }

  /** In place of a hash that the JVM has drawn for a thread. */
  public static int probe(int drawn) {
    return mine() ? (int) environment.drawForThread(1) : drawn;
  }

  /** In place of the seed that the JVM has drawn for a thread's own dice. */
  public static long threadSeed(long drawn) {
    return mine() ? environment.drawForThread(2) : drawn;
  }

  /** In place of the seed for those that the JDK itself throws in a thread. */
  public static long secondarySeed(long drawn) {
    return mine() ? environment.drawForThread(3) : drawn;
  }

  /** {@code random.nextBytes(bytes)} begins; true if they are filled. */
  public static boolean bytes(SecureRandom random, byte[] bytes) {
    // SHA1PRNG promises the same bytes for the same seed, which the test may have set.
    if (!mine() || bytes == null || "SHA1PRNG".equals(random.getAlgorithm())) {
      return false;
    }
    long left = 0L;
    for (int i = 0; i < bytes.length; i++) {
      left = i % Long.BYTES == 0 ? environment.draw() : left >>> Byte.SIZE;
      bytes[i] = (byte) left;
    }
    return true;
  }

  /** In place of a number that must differ from execution to execution, as in a file's name. */
  public static long unseeded(long drawn) {
    return mine() ? Sites.mix(System.nanoTime(), drawn) : drawn;
  }

  /** Stands for {@code Math.random()}. */
  public static double random() {
    return mine() ? (environment.draw() >>> 11) * 0x1.0p-53 : Math.random();
  }

  /** A call of {@code object.hashCode()} follows. */
  public static void hash(Object object) {
    if (object != null && object.getClass() != String.class && mine()) {
      environment.hash(object);
    }
  }

  /** The identity hash code of {@code object} is about to be asked for. */
  public static void identityHash(Object object) {
    if (object != null && mine()) {
      environment.identityHash(object);
    }
  }

  /** The identifier of a new thread, -1 for the JVM's own. */
  public static long threadId() {
    return mine() ? environment.threadId() : -1L;
  }

  /** The number in the name of a new thread, -1 for the JVM's own. */
  public static int threadNumber() {
    return mine() ? environment.threadNumber() : -1;
  }

  /** In place of an object that belongs to the whole JVM; {@code which} is a constant from here. */
  public static Object shared(Object original, int which) {
    return mine() ? environment.shared(original, which) : original;
  }

  /** In place of the number of processors. */
  public static int processors(int real) {
    return mine() ? environment.processors() : real;
  }

  /** In place of the number of threads that the common pool keeps busy. */
  public static int parallelism(int real) {
    return mine() ? environment.processors() - 1 : real;
  }

  /** In place of the number that decides where immutable collections start iterating. */
  public static long salt(long real) {
    return mine() ? SALT : real;
  }

  /** In place of the direction in which immutable collections iterate. */
  public static boolean reverse(boolean real) {
    return !mine() && real;
  }

  /** {@code Runtime.exit} or {@code halt} begins. */
  public static void exit(int status) {
    if (mine()) {
      environment.exit(status);
    }
  }

  /** {@code Runtime.addShutdownHook} begins; true if it is done. */
  public static boolean addShutdownHook(Thread hook) {
    boolean mine = hook != null && mine();
    if (mine) {
      environment.addShutdownHook(hook);
    }
    return mine;
  }

  /** {@code Runtime.removeShutdownHook} begins: 1 or 0 is its result, -1 if it is not done. */
  public static int removeShutdownHook(Thread hook) {
    return hook == null || !mine() ? -1 : environment.removeShutdownHook(hook) ? 1 : 0;
  }

  /** {@code group.activeCount()} begins: its result, -1 if it is not done. */
  public static int activeCount(ThreadGroup group) {
    return mine() ? environment.enumerate(group, null, true) : -1;
  }

  /** {@code group.enumerate(threads, recurse)} begins: its result, -1 if it is not done. */
  public static int enumerate(ThreadGroup group, Thread[] threads, boolean recurse) {
    return threads != null && mine() ? environment.enumerate(group, threads, recurse) : -1;
  }

  /** {@code group.interrupt()} begins; true if it is done. */
  public static boolean interrupt(ThreadGroup group) {
    boolean mine = mine();
    if (mine) {
      environment.interrupt(group);
    }
    return mine;
  }

  /**
   * Whether the compare-and-set that follows fails for no reason.
   *
   * @param isKnownWeak whether the code under test itself is known to ask for a weak one
   */
  public static boolean failsSpuriously(boolean isKnownWeak) {
    return mine() && environment.failsSpuriously(isKnownWeak);
  }

  /** Whether the {@code Condition.await} that follows returns at once, for no reason. */
  public static boolean wakesSpuriously() {
    return mine() && environment.wakesSpuriously();
  }
}
