package dev.racetest.scheduler.execution;

import dev.racetest.hooks.Sites;

/** Tells which tasks wait, under control, for something that comes from outside. */
final class Outside {
  private Outside() {}

  /**
   * Whether a task has called something of the JDK that threads of the JDK, or other processes,
   * bring to an end. To take that for a deadlock would be wrong.
   */
  static boolean isAwaited(Tasks tasks) {
    for (int i = 0; i < tasks.count(); i++) {
      Task task = tasks.get(i);
      String owner = task.done ? null : Sites.owner(task.lastCallSite);
      if (owner != null && isOutside(owner)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOutside(String owner) {
    return owner.startsWith("java.lang.Process")
        || owner.startsWith("java.net.http.")
        || owner.startsWith("java.nio.channels.");
  }
}
