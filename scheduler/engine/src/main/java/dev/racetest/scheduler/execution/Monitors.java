package dev.racetest.scheduler.execution;

import dev.racetest.hooks.Sites;
import dev.racetest.scheduler.spi.Operation;
import dev.racetest.scheduler.spi.RaceDetector;
import dev.racetest.scheduler.spi.TraceSearch;
import java.util.Arrays;

/** The model of monitors, wait sets included (JLS 17.1, 17.2). */
final class Monitors {
  /** The synchronisation variable that stands for an object's monitor. */
  static final int VARIABLE = -1;

  private final Scheduler scheduler;
  private final RaceDetector detector;
  private final Tracer tracer;
  private final IdentityTable<Monitor> byObject = new IdentityTable<>();
  private Monitor[] pool = new Monitor[16];
  private int count;

  Monitors(Scheduler scheduler, RaceDetector detector, Tracer tracer) {
    this.tracer = tracer;
    this.scheduler = scheduler;
    this.detector = detector;
  }

  void begin() {
    byObject.clear();
    for (int i = 0; i < count; i++) {
      pool[i].reset(null);
    }
    count = 0;
  }

  /** The monitor of {@code object}, made when it is asked for first. */
  Monitor of(Object object) {
    Monitor monitor = byObject.get(object);
    if (monitor == null) {
      monitor = take();
      monitor.reset(object);
      byObject.put(object, monitor);
    }
    return monitor;
  }

  private Monitor take() {
    if (count == pool.length) {
      pool = Arrays.copyOf(pool, count * 2);
    }
    Monitor monitor = pool[count];
    if (monitor == null) {
      monitor = new Monitor();
      pool[count] = monitor;
    }
    count++;
    return monitor;
  }

  /** Returns the object for the real {@code monitorenter}. */
  Object enter(Task task, Object lock, int site) {
    int flags = Sites.flags(site);
    Monitor monitor = of(lock);
    if (monitor.owner != task) {
      task.pending(Operation.MONITOR_ENTER, monitor, site, Task.NEVER);
      if (isYieldPoint(task, site) || monitor.owner != null) {
        scheduler.step(task);
      }
      take(task, monitor, site);
      if (task.loneCall != null && (flags & Sites.QUIET) == 0) {
        letOthersFindItLocked(task, site);
      }
    }
    monitor.entries++;
    return (flags & Sites.REAL_MONITOR) != 0 ? lock : task.standIn;
  }

  /**
   * A task that holds a monitor is not left before its next yield point, and there may be none: a
   * schedule more shows nothing but that others would have to wait, which matters here.
   */
  private void letOthersFindItLocked(Task task, int site) {
    task.pending(Operation.YIELD, null, site, Task.NEVER);
    scheduler.step(task);
  }

  /**
   * Inside the JDK only where monitors of two wrappers are nested: others may take them the other
   * way round. Elsewhere the JDK nests monitors for purposes of its own, and once only.
   */
  private static boolean isYieldPoint(Task task, int site) {
    return (Sites.flags(site) & Sites.QUIET) == 0 || task.wrapperMonitors > 0 && wrappers(site) > 0;
  }

  private static int wrappers(int site) {
    return Sites.type(site).startsWith("java.util.Collections$Synchronized") ? 1 : 0;
  }

  private void take(Task task, Monitor monitor, int site) {
    monitor.owner = task;
    monitor.ownerSite = site;
    task.wrapperMonitors += wrappers(site);
    if (!task.ending) {
      tracer.entered(task, monitor.object, site);
    }
    detector.acquire(task.index, monitor.object, VARIABLE);
  }

  /** Returns the object for the real {@code monitorexit}. */
  Object exit(Task task, Object lock, int site) {
    leave(task, of(lock));
    return (Sites.flags(site) & Sites.REAL_MONITOR) != 0 ? lock : task.standIn;
  }

  private void leave(Task task, Monitor monitor) {
    if (monitor.owner != task) {
      return;
    }
    monitor.entries--;
    if (monitor.entries == 0) {
      free(task, monitor);
    }
  }

  private void free(Task task, Monitor monitor) {
    monitor.owner = null;
    task.wrapperMonitors -= wrappers(monitor.ownerSite);
    if (!task.ending) {
      tracer.left(task, monitor.object);
      detector.release(task.index, monitor.object, VARIABLE);
    }
  }

  /** The JVM holds the real monitor of {@code lock} for {@code task} already. */
  void enterHeld(Task task, Object lock, int site) {
    Monitor monitor = of(lock);
    if (monitor.owner != null && monitor.owner != task) {
      task.pending(Operation.MONITOR_ENTER, monitor, site, Task.NEVER);
      scheduler.step(task);
    } else if (monitor.owner == null && (Sites.flags(site) & Sites.QUIET) == 0) {
      scheduler.trace().event(task, Operation.MONITOR_ENTER, site);
    }
    if (monitor.owner != task) {
      take(task, monitor, site);
    }
    monitor.entries++;
  }

  void exitHeld(Task task, Object lock) {
    leave(task, of(lock));
  }

  boolean isHeld(Task task, Object lock) {
    return of(lock).owner == task;
  }

  /**
   * {@code Object.wait}; 0 means without limit.
   *
   * @throws InterruptedException as the javadoc of {@code Object.wait} says
   */
  void await(Task task, Object lock, long nanos, int site) throws InterruptedException {
    Monitor monitor = of(lock);
    requireOwner(task, monitor);
    if (consumeInterrupt(task)) {
      throw new InterruptedException();
    }
    int entries = monitor.entries;
    int ownerSite = monitor.ownerSite;
    monitor.entries = 0;
    free(task, monitor);
    monitor.addWaiter(task);
    task.waitingOn = monitor;
    long deadline = nanos == 0L ? Task.NEVER : scheduler.after(task, nanos);
    try {
      task.pending(Operation.WAIT, lock, site, deadline);
      scheduler.step(task);
    } finally {
      if (task.waitingOn != null) {
        monitor.removeWaiter(task);
        scheduler.trace().write(task, lock, TraceHash.WAIT_SET);
        task.waitingOn = null;
      } else {
        scheduler.trace().tell(task, task.thread, TraceSearch.WAKE_UP, false);
      }
      // Either could have ended the wait.
      scheduler.trace().read(task.index, task.thread, Threads.INTERRUPT_VARIABLE);
      reenter(task, monitor, entries, site, ownerSite);
    }
    if (consumeInterrupt(task)) {
      throw new InterruptedException();
    }
  }

  private void reenter(Task task, Monitor monitor, int entries, int site, int ownerSite) {
    if (!task.ending) {
      boolean timedOut = task.timedOut;
      task.pending(Operation.MONITOR_REENTER, monitor, site, Task.NEVER);
      scheduler.step(task);
      task.timedOut = timedOut;
      take(task, monitor, ownerSite);
      monitor.entries = entries;
    }
  }

  private boolean consumeInterrupt(Task task) {
    boolean interrupted = task.interrupted;
    scheduler.trace().tell(task, task.thread, Threads.INTERRUPT_VARIABLE, interrupted);
    if (interrupted) {
      task.interrupted = false;
      detector.acquire(task.index, task.thread, Threads.INTERRUPT_VARIABLE);
    }
    return interrupted;
  }

  /** {@code Object.notify} or {@code notifyAll}. */
  void notify(Task task, Object lock, boolean all, int site) {
    Monitor monitor = of(lock);
    requireOwner(task, monitor);
    task.pending(all ? Operation.NOTIFY_ALL : Operation.NOTIFY, lock, site, Task.NEVER);
    scheduler.step(task);
    scheduler.trace().write(task, lock, TraceHash.WAIT_SET);
    if (all) {
      while (monitor.waiterCount() > 0) {
        wake(task, monitor.removeWaiter(0));
      }
    } else if (monitor.waiterCount() > 0) {
      int chosen = scheduler.chooseWaiter(task, monitor);
      wake(task, monitor.removeWaiter(chosen));
    }
  }

  private void wake(Task notifier, Task waiter) {
    waiter.waitingOn = null;
    scheduler.trace().tell(notifier, waiter.thread, TraceSearch.WAKE_UP, true);
  }

  private static void requireOwner(Task task, Monitor monitor) {
    if (monitor.owner != task) {
      if (task.ending) {
        throw ExecutionEnd.INSTANCE;
      }
      throw new IllegalMonitorStateException("current thread is not owner");
    }
  }
}
