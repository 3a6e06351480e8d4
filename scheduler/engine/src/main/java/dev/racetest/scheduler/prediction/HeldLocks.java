package dev.racetest.scheduler.prediction;

import dev.racetest.hooks.Sites;
import dev.racetest.scheduler.execution.Execution;
import dev.racetest.scheduler.execution.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Lock;

/** Which locks each task holds: monitors, and locks of {@code java.util.concurrent}. */
final class HeldLocks {
  private static final Set<String> TAKING = Set.of("lock", "lockInterruptibly", "tryLock");

  /** A lock and where it was asked for. */
  record Held(Object lock, int site) {}

  private final List<List<Held>> monitors = new ArrayList<>();

  /** Locks that the task has asked for; whether it holds them is seen when that matters. */
  private final List<List<Held>> locks = new ArrayList<>();

  private Execution execution;

  void begin(Execution newExecution) {
    execution = newExecution;
    monitors.clear();
    locks.clear();
  }

  private static List<Held> of(List<List<Held>> all, Task task) {
    while (all.size() <= task.index()) {
      all.add(new ArrayList<>());
    }
    return all.get(task.index());
  }

  void entered(Task task, Object monitor, int site) {
    of(monitors, task).add(new Held(monitor, site));
  }

  void left(Task task, Object monitor) {
    of(monitors, task).removeIf(held -> held.lock == monitor);
  }

  /** Whether the task is about to ask for a lock of {@code java.util.concurrent}. */
  static boolean isTaking(Task task) {
    String method = Sites.member(task.site());
    return task.object() instanceof Lock && method != null && TAKING.contains(method);
  }

  void asked(Task task) {
    List<Held> known = of(locks, task);
    known.removeIf(held -> held.lock == task.object() || !isHeld(held, task));
    known.add(new Held(task.object(), task.site()));
  }

  private boolean isHeld(Held held, Task task) {
    return execution.owner(held.lock) == task;
  }

  /** What the task holds now. */
  List<Held> heldBy(Task task) {
    List<Held> held = new ArrayList<>(of(monitors, task));
    for (Held lock : of(locks, task)) {
      if (isHeld(lock, task)) {
        held.add(lock);
      }
    }
    return held;
  }

  /** Whether the two have a lock in common. */
  static boolean overlap(List<Held> some, List<Held> others) {
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
