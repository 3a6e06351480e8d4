package dev.racetest.hooks;

/**
 * What stands behind the hooks: the scheduler of the active execution. Every method is called by
 * the live task, before the operation it announces, unless it says otherwise.
 *
 * <p>Sites are the numbers that {@link Sites} gives out.
 */
public abstract class Receiver {
  /** See {@link Hooks#read}. */
  public abstract void read(Object object, int site);

  /** See {@link Hooks#write}. */
  public abstract void write(Object object, int site);

  /** See {@link Hooks#staticRead}. */
  public abstract void staticRead(int site);

  /** See {@link Hooks#staticWrite}. */
  public abstract void staticWrite(int site);

  /** See {@link Hooks#arrayRead}. */
  public abstract void arrayRead(Object array, int index, int site);

  /** See {@link Hooks#arrayWrite}. */
  public abstract void arrayWrite(Object array, int index, int site);

  /** Elements {@code start} to {@code end - 1} of an array are read, or written. */
  public abstract void elements(Object array, int start, int end, boolean write, int site);

  /** Whether two elements are different for sure; no access of the code under test. */
  public abstract boolean differs(Object array, int index, Object other, int otherIndex);

  /** See {@link MemoryHooks#text}. */
  public abstract void text(Object text, int site);

  /** All fields of an object are read. */
  public abstract void fields(Object object, int site);

  /** See {@link MemoryHooks#reflective}. */
  public abstract void reflective(Object field, Object target, boolean write, int site);

  /** See {@link MemoryHooks#serial}. */
  public abstract void serial(Object reflector, Object target, boolean write);

  /** See {@link MemoryHooks#serialArray}. */
  public abstract void serialArray(Object array);

  /** See {@link Hooks#unsafeAccess}. */
  public abstract void unsafeAccess(Object base, long offset, int mode, int site);

  /** See {@link Hooks#varHandleAccess}. */
  public abstract void varHandleAccess(Object handle, Object base, int index, int mode, int site);

  /** See {@link Hooks#compareAndSetEnded}. */
  public abstract void compareAndSetEnded(boolean success, int site);

  /** See {@link Hooks#fence}. */
  public abstract void fence(int mode, int site);

  /** See {@link Hooks#monitorEnter}. */
  public abstract Object monitorEnter(Object lock, int site);

  /** See {@link Hooks#monitorExit}. */
  public abstract Object monitorExit(Object lock, int site);

  /** See {@link Hooks#synchronizedBegins}. */
  public abstract void synchronizedBegins(Object lock, int site);

  /** See {@link Hooks#synchronizedEnds}. */
  public abstract void synchronizedEnds(Object lock, int site);

  /** Waits on {@code lock} for at most {@code nanos}; 0 means without limit. */
  public abstract void monitorWait(Object lock, long nanos, int site) throws InterruptedException;

  /** Wakes one waiter of {@code lock}, or all. */
  public abstract void monitorNotify(Object lock, boolean all, int site);

  /** Whether the live task owns the monitor of {@code lock}. */
  public abstract boolean holdsLock(Object lock);

  /** See {@link Hooks#call}. */
  public abstract void call(Object target, int site);

  /**
   * A thread that is not live has reached a hook. If it is a task that was left behind, waits until
   * that task may go on.
   *
   * @return whether the thread is live now
   */
  public abstract boolean comesBack(Thread thread);

  /** See {@link Hooks#initialize(int)}. */
  public abstract void initialize(int site);

  /** See {@link Hooks#initialize(String, boolean, ClassLoader, int)}. */
  public abstract void initialize(String name, ClassLoader loader, int site);

  /** See {@link Hooks#initializerBegins}. */
  public abstract void initializerBegins(Class<?> type);

  /** See {@link Hooks#initializerEnds}. */
  public abstract void initializerEnds(Class<?> type);

  /** See {@link Hooks#uncontrolled}. */
  public abstract void uncontrolled(String reason);

  /** See {@link Hooks#park}. */
  public abstract void park(Object blocker, long nanos);

  /** See {@link Hooks#parkUntil}. */
  public abstract void parkUntil(Object blocker, long deadlineMillis);

  /** See {@link Hooks#unpark}. */
  public abstract boolean unpark(Thread thread);

  /**
   * A thread that is not live, such as one of the JDK's own, unparks {@code thread}.
   *
   * @return whether that is a task, so that there is nothing else to do
   */
  public abstract boolean unparkFromOutside(Thread thread);

  /** See {@link ThreadHooks#start}. */
  public abstract boolean start(Thread thread, Object container);

  /** See {@link ThreadHooks#virtualThread}. */
  public abstract void virtualThread(Thread thread, Runnable body);

  /** See {@link ThreadHooks#runBegins}; called by threads that are not live, too. */
  public abstract void runBegins(Thread thread);

  /** See {@link ThreadHooks#exit}; called by threads that are not live, too. */
  public abstract void exit(Thread thread);

  /** See {@link ThreadHooks#uncaught}. */
  public abstract boolean uncaught(Thread thread, Throwable exception);

  /** See {@link ThreadHooks#interrupt}. */
  public abstract boolean interrupt(Thread thread);

  /** See {@link ThreadHooks#interrupted}. */
  public abstract int interrupted(Thread thread, boolean clear);

  /** Sleeps for {@code nanos} of virtual time. */
  public abstract void sleep(long nanos, int site) throws InterruptedException;

  /** See {@link ThreadHooks#taskBegins}. */
  public abstract void taskBegins();

  /** See {@link ThreadHooks#linkingBegins}. */
  public abstract void linkingBegins();

  /** Lets others go first. */
  public abstract void yield(int site);

  /**
   * Waits for the end of {@code thread}, {@link Long#MAX_VALUE} meaning without limit.
   *
   * @return false if the thread is unknown to the model
   */
  public abstract boolean join(Thread thread, long nanos, int site) throws InterruptedException;

  /** 1 or 0 as the model answers, -1 if the thread is unknown to it. */
  public abstract int isAlive(Thread thread, int site);

  /** The state the model has for the thread, {@code null} if the thread is unknown to it. */
  public abstract Thread.State state(Thread thread, int site);

  /** Virtual time, in nanoseconds from an arbitrary origin. */
  public abstract long nanoTime();

  /** Virtual time, in milliseconds since the epoch. */
  public abstract long currentTimeMillis();

  /** Virtual time, in nanoseconds from {@code offsetSeconds} after the epoch. */
  public abstract long epochNanos(long offsetSeconds);
}
