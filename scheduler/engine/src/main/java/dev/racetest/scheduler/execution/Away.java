package dev.racetest.scheduler.execution;

import dev.racetest.hooks.Hooks;
import dev.racetest.scheduler.spi.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Tasks that are blocked in code that is not under control: input and output, processes, waiting in
 * native code or in libraries that are not instrumented. The others go on without them; when such a
 * task is back and reaches a hook, it waits there until it is chosen.
 */
final class Away {
  /** How long a task that only seemed to be blocked has to show itself. */
  private static final long GRACE_MILLIS = 20L;

  /** No hook takes so long, whatever else the machine does. */
  private static final int MOST_LOOKS = 500;

  private final Object lock = new Object();
  private final List<String> notes = new ArrayList<>();
  private volatile int count;
  private boolean deciding;

  void begin() {
    synchronized (lock) {
      count = 0;
      notes.clear();
    }
    Hooks.strays(false);
  }

  boolean isAnybody() {
    return count > 0;
  }

  /** What was out of control, for a reader. */
  List<String> notes() {
    synchronized (lock) {
      return List.copyOf(notes);
    }
  }

  /**
   * Takes {@code task}, which seems to be blocked, for away. Called by the watchdog.
   *
   * @param look where the task is, asked when the hooks have fallen silent: a task that went on
   *     just before that may have passed one of them
   * @return false if it was not blocked after all
   */
  boolean leave(Task task, StackTraceElement[] stack, Supplier<Whereabouts> look) {
    synchronized (lock) {
      Thread live = Hooks.live();
      if (live == null || live != task.thread || task.initializers > 0) {
        return false;
      }
      task.back = false;
      task.away = true;
      deciding = true;
      count++;
      Hooks.strays(true);
      Hooks.live(null);
      Whereabouts whereabouts = afterHooks(task, look);
      deciding = false;
      lock.notifyAll();
      // Only the end of a hook that it was in makes somebody live again.
      boolean hasEndedHook = Hooks.live() != null;
      if (whereabouts == Whereabouts.BLOCKED && !hasEndedHook) {
        notes.add(note(task, stack));
        return true;
      }
      if (whereabouts == Whereabouts.RUNNING && !hasEndedHook && !task.done) {
        Hooks.live(live);
      }
      forget(task);
      return false;
    }
  }

  /** Where the task is when it has left the hook that it may be in, or others run meanwhile. */
  private Whereabouts afterHooks(Task task, Supplier<Whereabouts> look) {
    Whereabouts whereabouts = Whereabouts.IN_HOOK;
    for (int i = 0; i < MOST_LOOKS && whereabouts == Whereabouts.IN_HOOK; i++) {
      pause();
      whereabouts = task.back ? Whereabouts.RUNNING : look.get();
    }
    return whereabouts;
  }

  /** Releases the lock meanwhile. */
  private void pause() {
    try {
      lock.wait(GRACE_MILLIS);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  private void forget(Task task) {
    task.away = false;
    task.back = false;
    count--;
  }

  private static String note(Task task, StackTraceElement[] stack) {
    StringBuilder text = new StringBuilder("outside control: ");
    text.append(task.thread.getName()).append(" was blocked in ");
    text.append(stack.length == 0 ? "unknown code" : stack[0]);
    for (StackTraceElement frame : stack) {
      String name = frame.getClassName();
      boolean isOfTheJdk = name.startsWith("java.") || name.startsWith("jdk.");
      if (!isOfTheJdk && !name.startsWith("sun.") && !name.startsWith("com.sun.")) {
        return text.append(", called at ").append(frame).toString();
      }
    }
    return text.toString();
  }

  /**
   * Waits until a task that was away is back.
   *
   * @param nanos for how long, {@link Task#NEVER} for no limit
   * @param isGivenUp whether nobody waits for the execution any more
   * @return whether there is one
   */
  boolean await(long nanos, Tasks tasks, BooleanSupplier isGivenUp) {
    long begun = System.nanoTime();
    synchronized (lock) {
      while (!isAnybodyBack(tasks)) {
        boolean isTimeUp = nanos != Task.NEVER && System.nanoTime() - begun >= nanos;
        if (isTimeUp || isGivenUp.getAsBoolean() || Thread.currentThread().isInterrupted()) {
          return false;
        }
        pause();
      }
      return true;
    }
  }

  /** Something has happened outside that a task waits for. */
  void noticeAnybody() {
    synchronized (lock) {
      lock.notifyAll();
    }
  }

  private static boolean isAnybodyBack(Tasks tasks) {
    for (int i = 0; i < tasks.count(); i++) {
      Task task = tasks.get(i);
      if (task.away && task.back || task.permit && task.operation == Operation.PARK) {
        return true;
      }
    }
    return false;
  }

  /**
   * A task that was away has reached a hook.
   *
   * @return false if it may go on at once, because it was taken for away by mistake
   */
  boolean isBack(Task task) {
    synchronized (lock) {
      task.back = true;
      lock.notifyAll();
      while (deciding) {
        pause();
      }
      return task.away;
    }
  }

  /** The task has been chosen, and is under control again. */
  void returned(Task task) {
    synchronized (lock) {
      forget(task);
    }
  }
}
