package dev.racetest.scheduler.execution;

import dev.racetest.hooks.Continuations;
import dev.racetest.hooks.JdkAccess;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A real thread for each task, of which one is released at a time. The first task runs on the
 * thread that explores, the others on the user's own threads, really started; a virtual thread
 * lends its identity to a helper.
 */
final class PlatformCarrier implements Carrier {

  /** More tasks take each other's turns: to wake one of them is faster then. */
  private static final int MOST_YIELDING = 24;

  /** {@code null} where the JDK has no virtual threads. */
  private static final Continuations IDENTITIES = JdkAccess.continuations();

  private final Yielding yielding = new Yielding();
  private final TaskBody body;
  private final Object startingLock = new Object();
  private final Deque<Task> starting = new ArrayDeque<>();
  private Scheduler scheduler;
  private Task first;

  PlatformCarrier(TaskBody body) {
    this.body = body;
  }

  @Override
  public void run(Scheduler newScheduler, Task newFirst) {
    scheduler = newScheduler;
    first = newFirst;
    first.vehicle = Thread.currentThread();
    body.run(first);
    Task next = null;
    if (first.ending) {
      first.done = true;
    } else {
      next = scheduler.afterEnd(first);
    }
    if (next != null) {
      release(next);
      await(first);
    }
    unwind();
  }

  /** Lets every task that is left run to its end, with its next step throwing. */
  private void unwind() {
    Tasks tasks = body.tasks();
    for (int i = tasks.count() - 1; i > 0; i--) {
      Task task = tasks.get(i);
      if (!task.done) {
        task.ending = true;
        unwind(task);
      }
    }
    scheduler.live(null);
  }

  private void unwind(Task task) {
    if (task.isAway()) {
      task.dropped = true;
      task.done = true;
      ((Thread) task.vehicle).interrupt();
    } else {
      release(task);
      await(first);
    }
  }

  @Override
  public void resume(Task to) {
    handOver(to);
  }

  @Override
  public Thread platformThread(Task task) {
    return (Thread) task.vehicle;
  }

  /** Whether the thread is never really started. */
  static boolean lendsIdentityTo(Thread thread) {
    return IDENTITIES != null && IDENTITIES.isVirtual(thread);
  }

  @Override
  public boolean start(Task task) {
    if (lendsIdentityTo(task.thread)) {
      Thread helper = new Thread(() -> runLent(task), "racetest helper");
      helper.setDaemon(true);
      task.vehicle = helper;
      helper.start();
      return true;
    }
    task.vehicle = task.thread;
    synchronized (startingLock) {
      starting.add(task);
    }
    return false;
  }

  private void runLent(Task task) {
    await(task);
    if (!task.ending) {
      IDENTITIES.runAs(Thread.currentThread(), task.thread, () -> body.run(task));
    }
    scheduler.live(null);
    ended(task);
  }

  /** The first thing that happens on a started thread: it waits until it is let run. */
  void runBegins(Thread thread) {
    Task task = claim(thread);
    if (task == null) {
      return;
    }
    await(task);
    try {
      if (task.ending) {
        throw ExecutionEnd.INSTANCE;
      }
      body.begin(task);
    } catch (ExecutionEnd end) {
      // Live, so that what leaves the thread is recognised there.
      scheduler.running = task;
      scheduler.live(thread);
      throw end;
    }
  }

  private Task claim(Thread thread) {
    synchronized (startingLock) {
      for (Task task : starting) {
        if (task.thread == thread) {
          starting.remove(task);
          return task;
        }
      }
    }
    return null;
  }

  /** The last thing that happens on a thread. */
  void exit(Task task) {
    if (!task.dropped) {
      TaskBody.leaveContainer(task);
      scheduler.live(null);
    }
    ended(task);
  }

  private void ended(Task task) {
    if (task.dropped) {
      return;
    }
    if (task.ending) {
      task.done = true;
      release(first);
      return;
    }
    handOver(scheduler.afterEnd(task));
  }

  private void handOver(Task to) {
    if (to == null) {
      first.ending = !first.done;
      release(first);
    } else {
      release(to);
    }
  }

  @Override
  public void transfer(Task from, Task to) {
    if (to == null && from == first) {
      first.ending = true;
      return;
    }
    handOver(to);
    await(from);
  }

  @Override
  public void abandon(Task task) {
    task.done = true;
    if (task == first) {
      // The exploring thread itself cannot be given up; its frames end one by one.
      throw ExecutionEnd.INSTANCE;
    }
    release(first);
    while (true) {
      JdkInternals.park();
    }
  }

  private static void release(Task task) {
    task.released = true;
    if (task.isParked) {
      JdkInternals.unpark((Thread) task.vehicle);
    }
  }

  /**
   * Parks the real thread, whatever identity it has at the moment. An interrupt from outside would
   * make parking return at once; the task's own interrupt status is in the model.
   */
  @Override
  public void await(Task task) {
    if (body.tasks().count() <= MOST_YIELDING) {
      yielding.await(task);
    }
    // Either the releaser sees that it has to wake the thread, or this thread that it is released.
    task.isParked = true;
    while (!task.released) {
      JdkInternals.park();
      if (task.vehicle == task.thread) {
        Thread.interrupted();
      }
    }
    task.isParked = false;
    task.released = false;
  }
}
