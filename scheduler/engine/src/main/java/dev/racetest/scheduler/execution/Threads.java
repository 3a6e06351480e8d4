package dev.racetest.scheduler.execution;

import dev.racetest.scheduler.spi.Operation;
import dev.racetest.scheduler.spi.RaceDetector;
import dev.racetest.scheduler.spi.TraceSearch;

/** The model of threads: start, join, interrupt, sleep, park. */
final class Threads {
  /** The synchronisation variable that stands for a thread's interrupt status. */
  static final int INTERRUPT_VARIABLE = -2;

  /** What a task learns of a thread that is not controlled, or not yet. */
  private static final long NOT_STARTED = 6L;

  private final Scheduler scheduler;
  private final RaceDetector detector;
  private final Tasks tasks;
  private final IdentityTable<Runnable> virtualBodies = new IdentityTable<>();
  private final Tracer tracer;
  private Carrier carrier;

  Threads(Scheduler scheduler, RaceDetector detector, Tasks tasks, Tracer tracer) {
    this.scheduler = scheduler;
    this.tracer = tracer;
    this.detector = detector;
    this.tasks = tasks;
  }

  void begin(Carrier newCarrier) {
    carrier = newCarrier;
    virtualBodies.clear();
  }

  void virtualThread(Thread thread, Runnable body) {
    virtualBodies.put(thread, body);
  }

  /** Returns whether the real start must not happen. */
  boolean start(Task parent, Thread thread, Object container) {
    if (isOfTheJdk(thread)) {
      return false;
    }
    if (parent.ending) {
      throw ExecutionEnd.INSTANCE;
    }
    if (tasks.of(thread) != null || thread.getState() != Thread.State.NEW) {
      throw new IllegalThreadStateException();
    }
    scheduler.trace().tell(parent, thread, TraceSearch.START, true);
    Task child = tasks.add(thread, virtualBodies.get(thread), parent, parent.lastCallSite);
    child.container = container;
    detector.start(parent.index, child.index);
    tracer.created(child);
    return carrier.start(child);
  }

  /** Threads by which the JDK itself lives; no user code runs on them. */
  private static boolean isOfTheJdk(Thread thread) {
    String name = thread.getClass().getName();
    return name.startsWith("jdk.internal.")
        || name.startsWith("java.lang.ref.")
        || thread.getName().equals("process reaper");
  }

  /** The task of a thread, null if it has not been started; that it was makes a difference. */
  private Task target(Task task, Thread thread) {
    scheduler.trace().tell(task, thread, TraceSearch.START, false);
    Task target = tasks.of(thread);
    if (target == null) {
      scheduler.trace().value(task, NOT_STARTED);
    }
    return target;
  }

  /** Returns whether the thread is known. */
  boolean join(Task task, Thread thread, long nanos, int site) throws InterruptedException {
    Task target = target(task, thread);
    if (target == null) {
      return false;
    }
    checkInterrupt(task);
    long deadline = nanos == Long.MAX_VALUE ? Task.NEVER : scheduler.after(task, nanos);
    task.pending(Operation.JOIN, target, site, deadline);
    scheduler.step(task);
    // Also where an interrupt ends the wait: that the thread ends would have let it go on, too.
    scheduler.trace().tell(task, target.thread, TraceSearch.LIFE, false);
    checkInterrupt(task);
    if (target.done) {
      scheduler.trace().waitedFor(task, target);
      detector.join(task.index, target.index);
      tracer.joined(task, target);
    }
    return true;
  }

  /** A look at a thread from outside: others may come between it and what was before. */
  void look(Task task, Thread thread, int site) {
    task.pending(Operation.CALL, thread, site, Task.NEVER);
    scheduler.step(task);
  }

  int isAlive(Task task, Thread thread) {
    Task target = target(task, thread);
    if (target == null) {
      return -1;
    }
    learnOfEnd(task, target);
    return target.done ? 0 : 1;
  }

  private void learnOfEnd(Task task, Task target) {
    scheduler.trace().tell(task, target.thread, TraceSearch.LIFE, false);
    if (target.done) {
      detector.join(task.index, target.index);
      tracer.joined(task, target);
    }
  }

  Thread.State state(Task task, Thread thread) {
    Task target = target(task, thread);
    if (target == null) {
      return null;
    }
    learnOfEnd(task, target);
    if (!target.done) {
      scheduler.learns(Unfollowed.THREAD_STATE);
    }
    Thread.State state = state(task, target);
    scheduler.trace().value(task, state.ordinal());
    return state;
  }

  private Thread.State state(Task task, Task target) {
    if (target.done) {
      return Thread.State.TERMINATED;
    }
    boolean timed = target.deadline != Task.NEVER;
    switch (target.operation) {
      case MONITOR_ENTER:
      case MONITOR_REENTER:
        return target == task || scheduler.candidates().isEnabled(target)
            ? Thread.State.RUNNABLE
            : Thread.State.BLOCKED;
      case SLEEP:
        return target == task ? Thread.State.RUNNABLE : Thread.State.TIMED_WAITING;
      case WAIT:
      case PARK:
      case JOIN:
      case LOCK:
        if (target == task || scheduler.candidates().isEnabled(target)) {
          return Thread.State.RUNNABLE;
        }
        return timed ? Thread.State.TIMED_WAITING : Thread.State.WAITING;
      default:
        return Thread.State.RUNNABLE;
    }
  }

  boolean interrupt(Task task, Thread thread) {
    Task target = target(task, thread);
    if (target == null) {
      return false;
    }
    target.interrupted = true;
    detector.release(task.index, thread, INTERRUPT_VARIABLE);
    return true;
  }

  int interrupted(Task task, Thread thread, boolean clear) {
    Task target = thread == null ? task : target(task, thread);
    if (target == null) {
      return -1;
    }
    scheduler.trace().tell(task, target.thread, INTERRUPT_VARIABLE, target.interrupted && clear);
    if (!target.interrupted) {
      return 0;
    }
    detector.acquire(task.index, target.thread, INTERRUPT_VARIABLE);
    if (clear) {
      target.interrupted = false;
    }
    return 1;
  }

  private void checkInterrupt(Task task) throws InterruptedException {
    scheduler.trace().tell(task, task.thread, INTERRUPT_VARIABLE, task.interrupted);
    if (task.interrupted) {
      task.interrupted = false;
      detector.acquire(task.index, task.thread, INTERRUPT_VARIABLE);
      throw new InterruptedException();
    }
  }

  void sleep(Task task, long nanos, int site) throws InterruptedException {
    checkInterrupt(task);
    task.pending(Operation.SLEEP, null, site, scheduler.after(task, nanos));
    scheduler.step(task);
    checkInterrupt(task);
  }

  void yield(Task task, int site) {
    task.pending(Operation.YIELD, null, site, Task.NEVER);
    scheduler.step(task);
  }

  void park(Task task, Object blocker, long nanos) {
    if (!task.permit && !task.interrupted && nanos > 0L) {
      long deadline = nanos == Long.MAX_VALUE ? Task.NEVER : scheduler.after(task, nanos);
      task.pending(Operation.PARK, blocker, task.lastCallSite, deadline);
      scheduler.step(task);
    }
    scheduler.trace().read(task.index, task.thread, INTERRUPT_VARIABLE);
    task.permit = false;
    scheduler.trace().permit(task, task);
  }

  boolean unpark(Thread thread) {
    Task target = target(scheduler.running, thread);
    if (target == null) {
      return false;
    }
    target.permit = true;
    scheduler.trace().permit(scheduler.running, target);
    return true;
  }
}
