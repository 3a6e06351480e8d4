package dev.racetest.scheduler.execution;

import dev.racetest.hooks.Continuations;
import dev.racetest.hooks.JdkAccess;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;

/**
 * All tasks on one platform thread, each in a continuation of its own: a switch costs what a switch
 * of virtual threads costs. While a task runs, the platform thread goes by the identity of the
 * task's thread, which was never started.
 *
 * <p>A task that cannot leave its platform thread, because there is a native frame on its stack or
 * because it is blocked in code that is not under control, keeps that thread; another one then
 * drives the others on.
 *
 * <p>Needs JDK 24 or later (JEP 491): before, a continuation cannot yield while it holds a monitor.
 */
final class ContinuationCarrier implements Carrier {
  private static final Continuations CONTINUATIONS = JdkAccess.continuations();

  private final TaskBody body;
  private final Deque<Driver> idle = new ConcurrentLinkedDeque<>();
  private Scheduler scheduler;
  private Driver main;

  /** Who unwinds the tasks that are left; {@code null} before that. */
  private Driver unwinder;

  /** Where the driver goes on when a continuation has suspended itself or ended. */
  private Task next;

  ContinuationCarrier(TaskBody body) {
    this.body = body;
  }

  @Override
  public void run(Scheduler newScheduler, Task first) {
    scheduler = newScheduler;
    unwinder = null;
    idle.clear();
    start(first);
    main = new Driver(CONTINUATIONS.carrier());
    try {
      main.drive(first);
    } finally {
      scheduler.live(null);
    }
  }

  @Override
  public Thread platformThread(Task task) {
    Driver driver = (Driver) task.driver;
    return driver == null ? null : driver.thread;
  }

  @Override
  public boolean start(Task task) {
    task.vehicle = CONTINUATIONS.create(() -> runTask(task));
    return true;
  }

  private void runTask(Task task) {
    body.run(task);
    if (task.dropped) {
      return;
    }
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
      Driver here = (Driver) from.driver;
      here.holds = true;
      resume(to);
      here.await();
      here.holds = false;
    }
  }

  @Override
  public void resume(Task to) {
    Driver there = to == null ? null : (Driver) to.driver;
    if (there != null && there.holds) {
      there.wake(to);
      return;
    }
    Driver other = idle.poll();
    if (other == null) {
      other = new Driver();
    }
    other.wake(to);
  }

  @Override
  public void await(Task task) {
    Driver here = (Driver) task.driver;
    here.holds = true;
    here.await();
    here.holds = false;
  }

  @Override
  public void abandon(Task task) {
    while (true) {
      next = null;
      try {
        CONTINUATIONS.suspend();
      } catch (IllegalStateException pinned) {
        task.done = true;
        unwinder.wake(null);
        JdkInternals.parkForEver();
      }
    }
  }

  /** A platform thread that runs tasks one after the other. At any time one of them does. */
  private final class Driver {
    private final Thread thread;
    private volatile boolean woken;
    private boolean finished;
    private Task task;

    /** Whether a task keeps this thread although it does not run. */
    private boolean holds;

    Driver(Thread thread) {
      this.thread = thread;
    }

    Driver() {
      thread = new Thread(this::run, "racetest driver");
      thread.setDaemon(true);
      thread.start();
    }

    private void run() {
      await();
      if (!finished) {
        drive(task);
      }
    }

    /** Runs tasks until the execution is over, and then until those left over have ended. */
    void drive(Task first) {
      Task current = first;
      while (!finished) {
        if (current == null && unwinder == null) {
          unwind();
          return;
        }
        if (current == null) {
          current = handOver(unwinder, null);
        } else if (current.driver != null && current.driver != this) {
          current = handOver((Driver) current.driver, current);
        } else {
          mount(current);
          if (current.dropped) {
            return;
          }
          current = next;
        }
      }
    }

    /** Lets another driver go on, and returns with what it or a third one leaves to this one. */
    private Task handOver(Driver to, Task next) {
      idle.add(this);
      to.wake(next);
      await();
      return task;
    }

    private void mount(Task mounted) {
      mounted.driver = this;
      try {
        CONTINUATIONS.run(thread, mounted.thread, mounted.vehicle);
      } finally {
        if (!mounted.dropped) {
          scheduler.live(null);
        }
        mounted.driver = null;
      }
    }

    /** Lets every task that is left run to its end, with its next step throwing. */
    private void unwind() {
      unwinder = this;
      Tasks tasks = body.tasks();
      for (int i = tasks.count() - 1; i >= 0; i--) {
        Task left = tasks.get(i);
        if (left.done || !left.begun) {
          left.done = true;
          continue;
        }
        left.ending = true;
        Driver there = (Driver) left.driver;
        if (there == null) {
          mount(left);
        } else if (there.holds) {
          there.wake(left);
          await();
        } else if (there == main) {
          there.thread.interrupt();
          await();
        } else {
          left.dropped = true;
          left.done = true;
          there.thread.interrupt();
        }
      }
      for (Driver other : idle) {
        if (other != main) {
          other.finish();
        }
      }
      if (this != main) {
        // The last thing to do: from now on the next execution may begin.
        main.finish();
      }
    }

    private void finish() {
      finished = true;
      wake(null);
    }

    void wake(Task newTask) {
      task = newTask;
      woken = true;
      JdkInternals.unpark(thread);
    }

    void await() {
      while (!woken) {
        JdkInternals.park();
      }
      woken = false;
    }
  }
}
