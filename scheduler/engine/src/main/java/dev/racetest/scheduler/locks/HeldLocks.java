package dev.racetest.scheduler.locks;

import dev.racetest.hooks.Sites;
import dev.racetest.scheduler.execution.Execution;
import dev.racetest.scheduler.execution.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.StampedLock;

/** Which locks each task holds: monitors, and locks of {@code java.util.concurrent}. */
public final class HeldLocks {
  private static final Set<String> TAKING = Set.of("lock", "lockInterruptibly", "tryLock");

  private static final Set<String> TAKING_STAMPS =
      Set.of("readLock", "readLockInterruptibly", "writeLock", "writeLockInterruptibly");

  /** A lock and where it was asked for. */
  public record Held(Object lock, int site) {}

  private final List<List<Held>> monitors = new ArrayList<>();

  /** Locks that the task has asked for; whether it holds them is seen when that matters. */
  private final List<List<Held>> locks = new ArrayList<>();

  /** Locks that do not know who holds them, from the call that takes to the call that releases. */
  private final List<List<Held>> shared = new ArrayList<>();

  private Execution execution;

  /** Makes an account of nothing. */
  public HeldLocks() {}

  /** A new execution begins. */
  public void begin(Execution newExecution) {
    execution = newExecution;
    monitors.clear();
    locks.clear();
    shared.clear();
  }

  private static List<Held> of(List<List<Held>> all, Task task) {
    while (all.size() <= task.index()) {
      all.add(new ArrayList<>());
    }
    return all.get(task.index());
  }

  /** The task has taken a monitor. */
  public void entered(Task task, Object monitor, int site) {
    of(monitors, task).add(new Held(monitor, site));
  }

  /**
   * The task has left a monitor for good.
   *
   * @return where it was taken, 0 if that is not known
   */
  public int left(Task task, Object monitor) {
    List<Held> known = of(monitors, task);
    for (int i = known.size() - 1; i >= 0; i--) {
      if (known.get(i).lock == monitor) {
        return known.remove(i).site;
      }
    }
    return 0;
  }

  /** Whether the task is about to ask for a lock of {@code java.util.concurrent}. */
  public static boolean isTaking(Task task) {
    String method = Sites.member(task.site());
    return method != null
        && (task.object() instanceof Lock && TAKING.contains(method)
            || task.object() instanceof StampedLock && TAKING_STAMPS.contains(method));
  }

  /** The task asks for a lock, see {@link #isTaking}. */
  public void asked(Task task) {
    Held held = new Held(task.object(), task.site());
    if (execution.hasOwner(task.object())) {
      List<Held> known = of(locks, task);
      known.removeIf(other -> other.lock == task.object() || !isHeld(other, task));
      known.add(held);
    } else {
      of(shared, task).add(held);
    }
  }

  /** The task calls something that may release what {@link #asked} took. */
  public void called(Task task) {
    String method = Sites.member(task.site());
    if (method != null && method.startsWith("unlock")) {
      List<Held> known = of(shared, task);
      for (int i = known.size() - 1; i >= 0; i--) {
        if (known.get(i).lock == task.object()) {
          known.remove(i);
          return;
        }
      }
    }
  }

  private boolean isHeld(Held held, Task task) {
    return execution.owner(held.lock) == task;
  }

  /** What the task holds now. */
  public List<Held> heldBy(Task task) {
    List<Held> held = new ArrayList<>(of(monitors, task));
    for (Held lock : of(locks, task)) {
      if (isHeld(lock, task)) {
        held.add(lock);
      }
    }
    return held;
  }

  /**
   * What the task may hold besides: locks that many can hold, if it has asked for them and not
   * released them; not all that asked may have got them.
   */
  public List<Held> mayBeHeldBy(Task task) {
    return of(shared, task);
  }

  /** Whether the two have a lock in common. */
  public static boolean overlap(List<Held> some, List<Held> others) {
    for (Held one : some) {
      for (Held other : others) {
        if (one.lock == other.lock) {
          return true;
        }
      }
    }
    return false;
  }
}
