package dev.racetest.scheduler.execution;

import dev.racetest.scheduler.spi.Operation;
import java.util.List;
import java.util.function.Supplier;

/**
 * Tasks that are blocked outside control, and what comes from there: the way out, the way back, and
 * permits that threads of the JDK give to tasks.
 */
final class Strays {
  private final Scheduler scheduler;
  private final Away away = new Away();
  private Carrier carrier;
  private Tasks tasks;

  Strays(Scheduler scheduler) {
    this.scheduler = scheduler;
  }

  void begin(Carrier newCarrier, Tasks newTasks) {
    carrier = newCarrier;
    tasks = newTasks;
    away.begin();
  }

  /** What was outside control, for a reader. */
  List<String> notes() {
    return away.notes();
  }

  /** Whether something may still come from outside. */
  boolean mayCome() {
    return away.isAnybody() || Outside.isAwaited(tasks);
  }

  /**
   * Waits for tasks that are outside control, in real time, and not longer than the others wait.
   *
   * @param earliest when the first of those gives up, in virtual time
   * @return false if it is for that one to do so
   */
  boolean awaitSomebody(long earliest, VirtualClock clock) {
    return away.await(
        earliest == Task.NEVER ? Task.NEVER : earliest - clock.nanos(),
        tasks,
        () -> scheduler.abandoned);
  }

  /** A task that seems to be blocked outside control is left behind; the others go on. */
  boolean leaveOutside(Thread thread, StackTraceElement[] stack, Supplier<Whereabouts> look) {
    Task task = scheduler.running;
    if (task == null || scheduler.isOver() || task.done) {
      return false;
    }
    // Another one may have been let run since then.
    if (carrier.platformThread(task) != thread || !away.leave(task, stack, look)) {
      return false;
    }
    task.pending(Operation.OUTSIDE, null, task.lastCallSite, Task.NEVER);
    Thread substitute = new Thread(() -> carrier.resume(scheduler.choose(task)), "racetest driver");
    substitute.setDaemon(true);
    substitute.start();
    return true;
  }

  /** A thread of the JDK has done what a task waits for. */
  boolean unparkFromOutside(Thread thread) {
    for (int i = 0; i < tasks.count(); i++) {
      Task task = tasks.get(i);
      if (task != null && task.thread == thread && !task.done && !task.away) {
        task.permit = true;
        away.noticeAnybody();
        return true;
      }
    }
    return false;
  }

  /**
   * The task that was left behind on this thread, {@code null} if none was. Called by any thread of
   * the JVM, so it looks at no table that changes.
   */
  Task awayOn(Thread thread) {
    for (int i = 0; away.isAnybody() && i < tasks.count(); i++) {
      Task task = tasks.get(i);
      if (task != null && task.away && task.thread == thread) {
        return task;
      }
    }
    return null;
  }

  /** A task that was left behind reaches a hook again, or its end. */
  boolean comesBack(Task task) {
    // What happens here runs through code with hooks, too.
    if (!task.away || task.dropped || task.isComingBack) {
      return false;
    }
    if (scheduler.abandoned) {
      // Nobody will ever give it a turn.
      return false;
    }
    task.isComingBack = true;
    try {
      return !away.isBack(task) || goOn(task);
    } finally {
      task.isComingBack = false;
    }
  }

  private boolean goOn(Task task) {
    carrier.await(task);
    away.returned(task);
    if (!task.ending) {
      scheduler.began(task);
    }
    scheduler.live(task.thread);
    return true;
  }
}
