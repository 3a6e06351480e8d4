package dev.racetest.hooks;

/**
 * The methods that transformed bytecode calls, each announcing the operation that follows it.
 *
 * <p>At most one thread is <em>live</em>: the task that the scheduler lets run. A hook called by
 * any other thread, or while no execution is active, returns at once; that test is a field read and
 * a comparison. Tasks of one execution run strictly one at a time, therefore the plain fields here
 * are safe: a hand-over between two tasks orders the write of {@link #live} before the reads of the
 * next task, and a thread that is no task never equals the value it may read too early or too late.
 */
public final class Hooks {
  private static Thread live;
  private static boolean strays;
  private static Receiver receiver;

  /** What {@link Awake} says as well; the interpreter gets to know it faster from here. */
  private static boolean awake;

  static {
    // Initialised before there is inserted bytecode, which what initialises it would meet.
    Awake.isAwake();
  }

  private Hooks() {}

  /** Makes {@code receiver} the one that live hooks report to. */
  public static void receiver(Receiver newReceiver) {
    receiver = newReceiver;
  }

  /**
   * There may be live threads from now on, until {@link #sleep}. Takes milliseconds, and what is
   * compiled already has to be compiled once more.
   */
  public static void wake() {
    if (!awake) {
      Awake.wake();
      awake = true;
    }
  }

  /** Whether there may be live threads. */
  public static boolean isAwake() {
    return awake;
  }

  /** No thread is live from now on, until {@link #wake}. Hooks cost nothing in the meantime. */
  public static void sleep() {
    if (awake) {
      awake = false;
      Awake.sleep();
    }
  }

  /**
   * Lets the hooks of {@code thread}, and of no other thread, report; {@code null} silences all.
   */
  public static void live(Thread thread) {
    live = thread;
  }

  /** The thread whose hooks report now, or {@code null}. */
  public static Thread live() {
    return live;
  }

  /** Says whether there are tasks that run out of control and may come back. */
  public static void strays(boolean thereAreStrays) {
    strays = thereAreStrays;
  }

  /** Where live hooks report to. */
  static Receiver receiver() {
    return receiver;
  }

  /** Whether the calling thread is the live one; one that comes back waits until it is. */
  static boolean isLive() {
    return awake && Awake.isAwake() && (Thread.currentThread() == live || strays && comesBack());
  }

  private static boolean comesBack() {
    Receiver current = receiver;
    return current != null && current.comesBack(Thread.currentThread());
  }

  /**
   * Silences the hooks of the calling thread; for code that runs in the middle of a task but is not
   * part of it, such as a class file transformer.
   *
   * @return what {@link #resume} needs to undo it
   */
  public static Thread suspend() {
    Thread current = Thread.currentThread();
    if (live != current) {
      return null;
    }
    live = null;
    return current;
  }

  /** Undoes {@link #suspend}. */
  public static void resume(Thread suspended) {
    if (suspended != null) {
      live = suspended;
    }
  }

  // ---- memory ----

  /** A read of an instance field of {@code object} follows. */
  public static void read(Object object, int site) {
    if (isLive()) {
      receiver.read(object, site);
    }
  }

  /** A write of an instance field of {@code object} follows. */
  public static void write(Object object, int site) {
    if (isLive()) {
      receiver.write(object, site);
    }
  }

  /** A read of a static field follows. */
  public static void staticRead(int site) {
    if (isLive()) {
      receiver.staticRead(site);
    }
  }

  /** A write of a static field follows. */
  public static void staticWrite(int site) {
    if (isLive()) {
      receiver.staticWrite(site);
    }
  }

  /** A read of {@code array[index]} follows. */
  public static void arrayRead(Object array, int index, int site) {
    if (isLive()) {
      receiver.arrayRead(array, index, site);
    }
  }

  /** A write of {@code array[index]} follows. */
  public static void arrayWrite(Object array, int index, int site) {
    if (isLive()) {
      receiver.arrayWrite(array, index, site);
    }
  }

  /**
   * An atomic access by {@code Unsafe} follows.
   *
   * @param base the object or array that holds the variable, {@code null} for an absolute address
   * @param offset the variable's offset in {@code base}, in bytes
   * @param mode one of the constants of {@link AccessMode}
   */
  public static void unsafeAccess(Object base, long offset, int mode, int site) {
    if (isLive()) {
      receiver.unsafeAccess(base, offset, mode, site);
    }
  }

  /**
   * An access through a {@code VarHandle} follows.
   *
   * @param base the object or array that holds the variable, {@code null} for a static field
   * @param index the array index, {@code -1} where there is none
   * @param mode one of the constants of {@link AccessMode}
   */
  public static void varHandleAccess(Object handle, Object base, int index, int mode, int site) {
    if (isLive()) {
      receiver.varHandleAccess(handle, base, index, mode, site);
    }
  }

  /** The compare-and-set announced last by this thread has ended with {@code success}. */
  public static boolean compareAndSetEnded(boolean success, int site) {
    if (isLive()) {
      receiver.compareAndSetEnded(success, site);
    }
    return success;
  }

  /** A memory fence follows; {@code mode} is one of the constants of {@link AccessMode}. */
  public static void fence(int mode, int site) {
    if (isLive()) {
      receiver.fence(mode, site);
    }
  }

  // ---- monitors ----

  /**
   * A {@code monitorenter} on {@code lock} follows.
   *
   * @return the object on which the real {@code monitorenter} runs: {@code lock} itself outside an
   *     execution; inside one an object that is never contended
   */
  public static Object monitorEnter(Object lock, int site) {
    return isLive() ? receiver.monitorEnter(lock, site) : lock;
  }

  /**
   * A {@code monitorexit} of {@code lock} follows.
   *
   * @return the object that the matching {@link #monitorEnter} returned
   */
  public static Object monitorExit(Object lock, int site) {
    return isLive() ? receiver.monitorExit(lock, site) : lock;
  }

  /**
   * The body of a method begins whose monitor the JVM has taken already: a {@code synchronized}
   * method of a class that was loaded before it could be rewritten.
   */
  public static void synchronizedBegins(Object lock, int site) {
    if (isLive()) {
      receiver.synchronizedBegins(lock, site);
    }
  }

  /** The body announced by {@link #synchronizedBegins} ends. */
  public static void synchronizedEnds(Object lock, int site) {
    if (isLive()) {
      receiver.synchronizedEnds(lock, site);
    }
  }

  /** Stands for {@code lock.wait()}. */
  public static void monitorWait(Object lock, int site) throws InterruptedException {
    monitorWait(lock, 0L, 0, site);
  }

  /** Stands for {@code lock.wait(millis)}. */
  public static void monitorWait(Object lock, long millis, int site) throws InterruptedException {
    monitorWait(lock, millis, 0, site);
  }

  /** Stands for {@code lock.wait(millis, nanos)}. */
  public static void monitorWait(Object lock, long millis, int nanos, int site)
      throws InterruptedException {
    if (!isLive()) {
      lock.wait(millis, nanos);
      return;
    }
    if (lock == null) {
      throw new NullPointerException("Cannot invoke \"Object.wait()\" on null");
    }
    Durations.checkMillisAndNanos(millis, nanos);
    receiver.monitorWait(lock, Durations.toNanos(millis, nanos), site);
  }

  /** Stands for {@code lock.notify()}. */
  public static void monitorNotify(Object lock, int site) {
    if (isLive() && lock != null) {
      receiver.monitorNotify(lock, false, site);
    } else {
      lock.notify();
    }
  }

  /** Stands for {@code lock.notifyAll()}. */
  public static void monitorNotifyAll(Object lock, int site) {
    if (isLive() && lock != null) {
      receiver.monitorNotify(lock, true, site);
    } else {
      lock.notifyAll();
    }
  }

  /** Stands for {@code Thread.holdsLock(lock)}. */
  public static boolean holdsLock(Object lock, int site) {
    return isLive() && lock != null ? receiver.holdsLock(lock) : Thread.holdsLock(lock);
  }

  // ---- calls ----

  /**
   * A call follows that may be a synchronisation operation, as the class of {@code target} tells.
   *
   * @param target the receiver of the call, {@code null} for a static method
   */
  public static void call(Object target, int site) {
    if (isLive()) {
      receiver.call(target, site);
    }
  }

  /** What follows initialises the class that the site names, unless it is initialised already. */
  public static void initialize(int site) {
    if (isLive()) {
      receiver.initialize(site);
    }
  }

  /** {@code Class.forName(name, initialize, loader)} follows. */
  public static void initialize(String name, boolean initialize, ClassLoader loader, int site) {
    if (initialize && name != null && isLive()) {
      receiver.initialize(name, loader, site);
    }
  }

  /** {@code Class.forName(name)} follows. */
  public static void initialize(String name, int site) {
    initialize(name, true, Sites.loader(site), site);
  }

  /** A static initializer of {@code type} begins. */
  public static void initializerBegins(Class<?> type) {
    if (isLive()) {
      receiver.initializerBegins(type);
    }
  }

  /** A static initializer of {@code type} ends, normally or not. */
  public static void initializerEnds(Class<?> type) {
    if (isLive()) {
      receiver.initializerEnds(type);
    }
  }

  /** Code begins that could not be put under control; {@code reason} is shown to the user. */
  public static void uncontrolled(String reason) {
    if (isLive()) {
      receiver.uncontrolled(reason);
    }
  }

  // ---- parking ----

  /**
   * {@code LockSupport.park} and its kin begin.
   *
   * @param blocker as given to {@code park}, may be {@code null}
   * @param nanos the longest time to wait, {@link Long#MAX_VALUE} for no limit
   * @return whether the call is done: the model has parked the thread
   */
  public static boolean park(Object blocker, long nanos) {
    if (isLive()) {
      receiver.park(blocker, nanos);
      return true;
    }
    return false;
  }

  /** As {@link #park}, up to a point of time in milliseconds since the epoch. */
  public static boolean parkUntil(Object blocker, long deadlineMillis) {
    if (isLive()) {
      receiver.parkUntil(blocker, deadlineMillis);
      return true;
    }
    return false;
  }

  /** {@code LockSupport.unpark(thread)} begins; true if the model has done it. */
  public static boolean unpark(Thread thread) {
    if (thread == null) {
      return false;
    }
    if (isLive()) {
      return receiver.unpark(thread);
    }
    Receiver current = receiver;
    return current != null && current.unparkFromOutside(thread);
  }

  /**
   * {@code Unsafe.park(isAbsolute, time)} is called by the JDK itself.
   *
   * @return the time with which to call it: as given, or negative if the model has parked the
   *     thread, so that the real call returns at once
   */
  public static long unsafePark(boolean isAbsolute, long time) {
    if (!isLive()) {
      return time;
    }
    if (isAbsolute) {
      receiver.parkUntil(null, time);
    } else {
      receiver.park(null, time == 0L ? Long.MAX_VALUE : time);
    }
    return -1L;
  }

  /** {@code Unsafe.unpark(thread)} is called by the JDK itself; the real call follows. */
  public static void unsafeUnpark(Object thread) {
    if (isLive() && thread instanceof Thread) {
      receiver.unpark((Thread) thread);
    }
  }
}
