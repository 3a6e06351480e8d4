package dev.racetest.scheduler.execution;

/** Runs what a task's thread was made to run, and keeps what it threw. */
final class TaskBody {
  private final Tasks tasks;
  private Scheduler scheduler;

  TaskBody(Tasks tasks) {
    this.tasks = tasks;
  }

  void scheduler(Scheduler newScheduler) {
    scheduler = newScheduler;
  }

  Tasks tasks() {
    return tasks;
  }

  /** Runs the task on the thread that is current already. */
  @SuppressWarnings("DoNotCall") // the model starts threads itself: this is its Thread.start
  void run(Task task) {
    try {
      begin(task);
      if (task.body != null) {
        task.body.run();
      } else {
        task.thread.run();
      }
    } catch (ExecutionEnd end) {
      // The execution is over; nobody is interested any more.
    } catch (Throwable exception) {
      uncaught(task, exception);
    } finally {
      scheduler.strays().comesBack(task);
      leaveContainer(task);
      if (!task.dropped) {
        scheduler.live(null);
      }
    }
  }

  /** The last thing that a task does. */
  static void leaveContainer(Task task) {
    if (task.container != null && !task.dropped && !task.ending) {
      ThreadContainers.remove(task.container, task.thread);
    }
  }

  void begin(Task task) {
    task.begun = true;
    scheduler.began(task);
    Runnable target = task.body != null ? task.body : ThreadTargets.of(task.thread);
    scheduler.initializations().prepareLambda(task, target, scheduler);
    scheduler.live(task.thread);
  }

  /**
   * JLS 11.3: the thread's own handler, or else the default one, is the last to see the exception.
   * If somebody has set one of these, the exception counts as handled.
   */
  void uncaught(Task task, Throwable exception) {
    if (task.ending) {
      return;
    }
    Thread.UncaughtExceptionHandler handler = handler(task.thread);
    if (handler == null || task.index == 0) {
      task.thrown = exception;
      return;
    }
    try {
      handler.uncaughtException(task.thread, exception);
    } catch (Throwable ignoredAsByTheJvm) {
      // "Any exception thrown by this method will be ignored by the Java Virtual Machine."
    }
  }

  private static Thread.UncaughtExceptionHandler handler(Thread thread) {
    Thread.UncaughtExceptionHandler own = thread.getUncaughtExceptionHandler();
    boolean isGroup = own instanceof ThreadGroup && own.getClass() == ThreadGroup.class;
    return own == null || isGroup ? Thread.getDefaultUncaughtExceptionHandler() : own;
  }
}
