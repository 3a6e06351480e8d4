package dev.racetest.hooks;

/**
 * What an execution gives in place of what the JVM gives: time that is counted, dice that are
 * seeded, names and numbers that start over, pools that live no longer than the execution, and no
 * way out of the JVM. Every method is called by the live task.
 */
public abstract class Environment {
  /** The next number of the execution's dice. */
  public abstract long draw();

  /**
   * A number for the dice of the live task's thread: the same whenever it is asked for, because
   * when the JDK does so depends on what a thread is made of.
   *
   * @param which one of them
   */
  public abstract long drawForThread(int which);

  /** Gives the object an identity hash code of the execution's own, unless it has one. */
  public abstract void identityHash(Object object);

  /** The same, if the object's class leaves {@code hashCode} as {@code Object} defines it. */
  public abstract void hash(Object object);

  /** The next thread identifier. */
  public abstract long threadId();

  /** The next number in the name of a thread that was not given one. */
  public abstract int threadNumber();

  /**
   * What the execution has in place of an object that belongs to the whole JVM.
   *
   * @param original the JVM's object
   * @param which one of the constants of {@link EnvironmentHooks}
   */
  public abstract Object shared(Object original, int which);

  /** How many processors code under test is told of. */
  public abstract int processors();

  /** The code under test asks the JVM to end. Does not return normally. */
  public abstract void exit(int status);

  /** See {@link Runtime#addShutdownHook}. */
  public abstract void addShutdownHook(Thread hook);

  /** See {@link Runtime#removeShutdownHook}. */
  public abstract boolean removeShutdownHook(Thread hook);

  /** See {@link ThreadGroup#enumerate(Thread[], boolean)}; with {@code null} it only counts. */
  public abstract int enumerate(ThreadGroup group, Thread[] into, boolean recurse);

  /** See {@link ThreadGroup#interrupt}. */
  public abstract void interrupt(ThreadGroup group);

  /**
   * Whether the compare-and-set that follows fails for no reason.
   *
   * @param isKnownWeak whether the code under test asked for a weak one itself; otherwise its last
   *     call tells
   */
  public abstract boolean failsSpuriously(boolean isKnownWeak);

  /** Whether the {@code Condition.await} that follows returns at once, for no reason. */
  public abstract boolean wakesSpuriously();
}
