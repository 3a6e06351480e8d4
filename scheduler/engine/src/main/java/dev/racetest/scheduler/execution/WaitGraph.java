package dev.racetest.scheduler.execution;

/** Who waits for whom. A circle in it is a deadlock whatever else can still run. */
final class WaitGraph {
  private WaitGraph() {}

  /** The one task that alone can let {@code task} go on; {@code null} if there is no such one. */
  static Task waitsFor(Task task, Tasks tasks, LockOwners owners) {
    switch (task.operation) {
      case MONITOR_ENTER:
      case MONITOR_REENTER:
        return ((Monitor) task.object).owner;
      case JOIN:
        return (Task) task.object;
      case INITIALIZE:
        return owners.initializer(task.object);
      case LOCK:
      case PARK:
        return task.deadline == Task.NEVER && task.object != null
            ? owners.owner(task.object, tasks)
            : null;
      default:
        return null;
    }
  }

  /** Whether {@code task} waits, through others, for itself. */
  static boolean isInCircle(Task task, Tasks tasks, LockOwners owners) {
    Task next = task;
    for (int i = 0; i <= tasks.count(); i++) {
      next = next.done ? null : waitsFor(next, tasks, owners);
      if (next == null) {
        return false;
      }
      if (next == task) {
        return true;
      }
    }
    return false;
  }
}
