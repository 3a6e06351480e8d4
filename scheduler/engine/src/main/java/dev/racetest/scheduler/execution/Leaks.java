package dev.racetest.scheduler.execution;

import dev.racetest.hooks.Sites;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.locks.AbstractQueuedSynchronizer;

/** Finds threads that nobody has ended when an execution is over. */
final class Leaks {
  private static final VarHandle STATE =
      JdkInternals.variable(AbstractQueuedSynchronizer.class, "state", int.class);

  private Leaks() {}

  /** The threads that are left, as text; daemon threads and idle workers of pools do not count. */
  static List<String> among(Tasks tasks) {
    List<String> leaks = List.of();
    for (int i = 1; i < tasks.count(); i++) {
      Task task = tasks.get(i);
      if (!task.done && !task.thread.isDaemon() && !isIdleWorker(task.thread)) {
        leaks = leaks.isEmpty() ? new ArrayList<>() : leaks;
        leaks.add(describe(task));
      }
    }
    return leaks;
  }

  private static boolean isIdleWorker(Thread thread) {
    if (thread.getClass() != Thread.class) {
      return false;
    }
    Object target = ThreadTargets.of(thread);
    boolean isWorker =
        target instanceof AbstractQueuedSynchronizer
            && target.getClass().getEnclosingClass() == ThreadPoolExecutor.class;
    // A worker holds its own lock while it runs a task.
    return isWorker && (int) STATE.get((AbstractQueuedSynchronizer) target) <= 0;
  }

  private static String describe(Task task) {
    int site = task.site == 0 ? task.lastCallSite : task.site;
    return "thread \""
        + task.thread.getName()
        + "\" was left waiting when the test had ended: it "
        + task.operation.verb()
        + " at "
        + Sites.place(site)
        + "; it was started at "
        + Sites.place(task.creationSite);
  }
}
