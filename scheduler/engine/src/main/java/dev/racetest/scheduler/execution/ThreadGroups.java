package dev.racetest.scheduler.execution;

/** The model of thread groups: the JVM does not know tasks as members of theirs. */
final class ThreadGroups {
  private final Tasks tasks;

  ThreadGroups(Tasks tasks) {
    this.tasks = tasks;
  }

  /**
   * Copies the living threads of a group, as many as fit.
   *
   * @param into where to, {@code null} to count all of them
   * @return how many were copied or counted
   */
  int enumerate(ThreadGroup group, Thread[] into, boolean recurse) {
    int found = 0;
    for (int i = 0; i < tasks.count() && (into == null || found < into.length); i++) {
      Thread thread = tasks.get(i).thread;
      if (isMember(tasks.get(i), group, recurse)) {
        if (into != null) {
          into[found] = thread;
        }
        found++;
      }
    }
    return found;
  }

  private static boolean isMember(Task task, ThreadGroup group, boolean recurse) {
    ThreadGroup own = task.done ? null : task.thread.getThreadGroup();
    return own != null && (recurse ? group.parentOf(own) : group == own);
  }
}
