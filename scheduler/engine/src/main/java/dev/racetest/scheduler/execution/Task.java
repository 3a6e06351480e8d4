package dev.racetest.scheduler.execution;

import dev.racetest.scheduler.spi.Operation;
import java.util.ArrayList;
import java.util.List;

/**
 * A thread under control. What it is about to do stands in {@link #operation}; whether it can do it
 * now is for {@link Scheduler} to say.
 */
public final class Task {
  /** No limit of time. */
  static final long NEVER = Long.MAX_VALUE;

  /** Of a pending access: any variable of its object. */
  static final int ANY_VARIABLE = -1;

  final int index;

  /** What real {@code monitorenter} instructions of modelled monitors work on; never contended. */
  final Object standIn = new Object();

  Thread thread;
  Runnable body;
  Task creator;
  int creationSite;

  /** The JDK's container that is to be told of the end, {@code null} for none. */
  Object container;

  /** Belongs to the carrier. */
  Object vehicle;

  volatile boolean released;

  /** Its platform thread may need to be woken when it is released. */
  volatile boolean isParked;

  /** The continuation carrier's driver whose platform thread the task is on. */
  volatile Object driver;

  /** Blocked in code that is not under control, while others go on. */
  volatile boolean away;

  /** Back from there, and waiting to be let run. */
  volatile boolean back;

  /** Waiting on its own thread for the end of {@link #away}. */
  boolean isComingBack;

  /** Given up while it was away; whatever it still does is no part of the execution. */
  volatile boolean dropped;

  /** How often code of the JDK asked to yield. */
  int quietYields;

  Operation operation;
  Object object;
  int site;

  /** Of {@link #object}, where the pending operation is a plain access. */
  int variable;

  /** Virtual time at which the pending operation gives up, {@link #NEVER} if it does not. */
  long deadline;

  boolean timedOut;
  boolean begun;
  boolean done;
  boolean ending;
  boolean interrupted;

  /** For {@code unpark}; threads that are no tasks may give it, too. */
  volatile boolean permit;

  /** How many monitors the task holds that {@code Collections.synchronized...} has taken. */
  int wrapperMonitors;

  /** The monitor waited on, while in its wait set. */
  Monitor waitingOn;

  int initializers;

  /** The classes that the task initialises, by name. */
  final List<String> initializing = new ArrayList<>();

  /** Between {@code tryOptimisticRead} and the next call of a {@code StampedLock}. */
  boolean optimistic;

  /**
   * Whether the code under test called a collection last. What other parts of the JDK do to their
   * own collections is not checked: the locks that guard them may be out of sight.
   */
  boolean inCollection;

  /** Whether its last call from code under test went into {@code java.util.concurrent}. */
  boolean inConcurrent;

  int lastCallSite;

  /** The call that it is in the middle of and that must end also if nobody else goes on. */
  LoneCall loneCall;

  int stepsWhileEnding;
  Throwable thrown;

  /** What the task did and what that depended on, see {@link TraceHash}. */
  long trace;

  /** The version of {@link #permit}, see {@link TraceHash}. */
  long permitVersion;

  int permitWriter;

  Task(int index) {
    this.index = index;
  }

  /** Makes the task as good as new, for another thread. */
  void reset(Thread newThread, Runnable newBody, Task newCreator, int newCreationSite) {
    thread = newThread;
    body = newBody;
    creator = newCreator;
    creationSite = newCreationSite;
    container = null;
    vehicle = null;
    released = false;
    isParked = false;
    driver = null;
    away = false;
    back = false;
    isComingBack = false;
    dropped = false;
    quietYields = 0;
    operation = Operation.BEGIN;
    object = null;
    site = 0;
    deadline = NEVER;
    timedOut = false;
    begun = false;
    done = false;
    ending = false;
    interrupted = false;
    permit = false;
    waitingOn = null;
    wrapperMonitors = 0;
    initializers = 0;
    initializing.clear();
    optimistic = false;
    inCollection = false;
    inConcurrent = false;
    lastCallSite = 0;
    loneCall = null;
    stepsWhileEnding = 0;
    thrown = null;
    trace = 0L;
    permitVersion = 0L;
    permitWriter = -1;
  }

  /** Drops references to the user's objects. */
  void release() {
    thread = null;
    body = null;
    creator = null;
    vehicle = null;
    object = null;
    waitingOn = null;
    thrown = null;
  }

  /** The number of the task in its execution; 0 is the one that runs the body. */
  public int index() {
    return index;
  }

  /** The user's thread. */
  public Thread thread() {
    return thread;
  }

  /** Whether the task ended before the execution did. */
  public boolean isDone() {
    return done;
  }

  boolean isAway() {
    return away && !back;
  }

  /** What the task was about to do. */
  public Operation operation() {
    return operation;
  }

  /** The object it was about to do it to, or {@code null}. */
  public Object object() {
    return object;
  }

  /** Where in the code, as a number of {@code dev.racetest.hooks.Sites}. */
  public int site() {
    return site;
  }

  /** Where the code under test last called an object of the JDK, as {@link #site}. */
  public int lastCallSite() {
    return lastCallSite;
  }

  /** The task that started this one, {@code null} for the first. */
  public Task creator() {
    return creator;
  }

  /** The exception that ended the task, or {@code null}. */
  public Throwable thrown() {
    return thrown;
  }

  void pending(Operation newOperation, Object newObject, int newSite, long newDeadline) {
    operation = newOperation;
    object = newObject;
    site = newSite;
    variable = ANY_VARIABLE;
    deadline = newDeadline;
    timedOut = false;
  }
}
