package dev.racetest.scheduler.execution;

import dev.racetest.hooks.Continuations;
import dev.racetest.hooks.JdkAccess;

/**
 * All tasks on one platform thread, each in a continuation of its own: a switch costs what a switch
 * of virtual threads costs. While a task runs, the platform thread goes by the identity of the
 * task's thread, which was never started.
 *
 * <p>Needs JDK 24 or later (JEP 491): before, a continuation cannot yield while it holds a monitor.
 */
final class ContinuationCarrier implements Carrier {
  private static final Continuations CONTINUATIONS = JdkAccess.continuations();

  private final TaskBody body;
  private Scheduler scheduler;
  private Task next;

  ContinuationCarrier(TaskBody body) {
    this.body = body;
  }

  @Override
  public void run(Scheduler newScheduler, Task first) {
    scheduler = newScheduler;
    start(first);
    Thread carrier = CONTINUATIONS.carrier();
    try {
      for (Task task = first; task != null; task = next) {
        mount(carrier, task);
      }
      unwind(carrier);
    } finally {
      scheduler.live(null);
    }
  }

  private void mount(Thread carrier, Task task) {
    try {
      CONTINUATIONS.run(carrier, task.thread, task.vehicle);
    } finally {
      scheduler.live(null);
    }
  }

  /** Lets every task that is left run to its end, with its next step throwing. */
  private void unwind(Thread carrier) {
    Tasks tasks = body.tasks();
    for (int i = tasks.count() - 1; i >= 0; i--) {
      Task task = tasks.get(i);
      if (task.done || !task.begun) {
        task.done = true;
        continue;
      }
      task.ending = true;
      mount(carrier, task);
    }
  }

  @Override
  public boolean start(Task task) {
    task.vehicle = CONTINUATIONS.create(() -> runTask(task));
    return true;
  }

  private void runTask(Task task) {
    body.run(task);
    if (task.ending) {
      task.done = true;
      next = null;
    } else {
      next = scheduler.afterEnd(task);
    }
  }

  @Override
  public void transfer(Task from, Task to) {
    next = to;
    try {
      CONTINUATIONS.suspend();
    } catch (IllegalStateException pinned) {
      stay(from);
    }
  }

  /** A native frame on the stack keeps the task from leaving: it goes on, if it can. */
  private void stay(Task task) {
    if (!scheduler.isEnabled(task)) {
      scheduler.endWith(
          Outcome.UNCONTROLLED,
          "a task blocks below a native frame, for example in a static initializer");
      task.ending = true;
    }
  }

  @Override
  public void abandon(Task task) {
    while (true) {
      next = null;
      CONTINUATIONS.suspend();
    }
  }
}
