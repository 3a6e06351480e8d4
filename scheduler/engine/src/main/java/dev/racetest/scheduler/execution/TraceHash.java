package dev.racetest.scheduler.execution;

import dev.racetest.hooks.Sites;
import dev.racetest.scheduler.spi.Operation;
import dev.racetest.scheduler.spi.TraceSearch;

/**
 * Identifies the happens-before trace of an execution (Mazurkiewicz 1977): executions that differ
 * only in the order of independent steps have the same, others, but for chance, another one.
 *
 * <p>Two actions are dependent if they are of one task, or on one variable and not both reads. So a
 * trace is what each task did, the order of the writes of each variable, and for each read the
 * write before it. Each task has a running hash of what it did and of what that depended on. A
 * read, and a write before it happens, puts the variable's version into the hash of its task, if
 * another task wrote it; a write then makes that hash the variable's version. The trace's hash is a
 * sum over the tasks, in which their numbers have no part: these depend on the order in which
 * independent tasks start theirs. Variables that one task alone uses leave no trace, so what the
 * JDK does once in a JVM for whoever comes first (linking, caches) does none either.
 *
 * <p>Variables are what {@link ObservedDetector} is told of: volatile and atomic ones, also those
 * inside the JDK's classes, monitors, interrupt status; besides, permits, wait sets, and plain
 * variables whose accesses are yield points. Other plain accesses are ordered by these, or race.
 * What a task learns otherwise (the time, a choice, the state of a thread) goes into its hash as a
 * value. What happens in class initializers does not count, because it happens once in a JVM.
 *
 * <p>No identity hash code and no number of a site goes into it. In another JVM it may still be
 * another one for the same execution, where the JDK has initialised other things of its own before.
 * It is on the hot path: nothing is allocated unless a table grows.
 */
final class TraceHash {
  /** The variable of an object that stands for the wait set of its monitor. */
  static final int WAIT_SET = TraceSearch.WAIT_SET;

  private static final long FIRST_TASK = 1L;
  private static final long STARTS = 2L;
  private static final long STARTED = 3L;
  private static final long ENDS = 4L;
  private static final long TIMED_OUT = 5L;

  private final VersionTable versions = new VersionTable();
  private Tasks tasks;

  /** Is told of the accesses; null if nobody wants to know. */
  private TraceSearch search;

  void begin(Tasks newTasks, TraceSearch newSearch) {
    tasks = newTasks;
    search = newSearch;
    versions.clear();
  }

  /** The hash of all that has happened. */
  long value() {
    long sum = 0L;
    for (int i = 0; i < tasks.count(); i++) {
      sum += Sites.mix(tasks.get(i).trace, 0L);
    }
    return sum;
  }

  private static boolean isCounted(Task task) {
    return task.initializers == 0 && !task.ending;
  }

  /** The task does what it was about to do. */
  void step(Task task) {
    Operation operation = task.operation;
    if (!isAlwaysStep(operation, task.site) || !isCounted(task)) {
      return;
    }
    event(task, operation, task.site);
    if (task.timedOut) {
      value(task, TIMED_OUT);
    }
    if (operation == Operation.READ && task.object != null) {
      read(task, task.object, task.variable);
    } else if (operation == Operation.WRITE && task.object != null) {
      write(task, task.object, task.variable);
    }
  }

  /** Others are steps only if they have to wait; who has waited does the same as who has not. */
  private static boolean isAlwaysStep(Operation operation, int site) {
    return switch (operation) {
      case INITIALIZE, PARK -> false;
      case MONITOR_ENTER -> (Sites.flags(site) & Sites.QUIET) == 0;
      default -> true;
    };
  }

  /** The task does something that is no step. */
  void event(Task task, Operation operation, int site) {
    value(task, Sites.hash(site) + operation.ordinal() * 31L);
  }

  void read(int task, Object object, int variable) {
    read(tasks.get(task), object, variable);
  }

  private void read(Task task, Object object, int variable) {
    if (isCounted(task)) {
      tellSearch(task, object, variable, false);
      int slot = versions.find(object, variable);
      if (slot >= 0) {
        see(task, versions.writer(slot), versions.version(slot));
      }
    }
  }

  void write(int task, Object object, int variable) {
    write(tasks.get(task), object, variable);
  }

  /** A write, or a read and a write in one step. */
  void write(Task task, Object object, int variable) {
    if (isCounted(task)) {
      tellSearch(task, object, variable, true);
      int slot = versions.findOrAdd(object, variable);
      see(task, versions.writer(slot), versions.version(slot));
      versions.set(slot, task.index, task.trace);
    }
  }

  /**
   * An access that leaves no trace of its own: the value that the task sees, or what it does then,
   * is in the hash anyway.
   */
  void tell(Task task, Object object, int variable, boolean writes) {
    if (isCounted(task)) {
      tellSearch(task, object, variable, writes);
    }
  }

  private void tellSearch(Task task, Object object, int variable, boolean writes) {
    if (search != null) {
      search.accessed(task.index, object, variable, writes);
    }
  }

  private static void see(Task task, int writer, long version) {
    if (writer >= 0 && writer != task.index) {
      task.trace = Sites.mix(task.trace, version);
    }
  }

  /** The task sets or takes the permit of {@code owner}. */
  void permit(Task task, Task owner) {
    if (isCounted(task)) {
      tellSearch(task, owner.thread, TraceSearch.PERMIT, true);
      see(task, owner.permitWriter, owner.permitVersion);
      owner.permitWriter = task.index;
      owner.permitVersion = task.trace;
    }
  }

  /** The task learns something that is not the value of a variable. */
  void value(Task task, long value) {
    if (isCounted(task)) {
      task.trace = Sites.mix(task.trace, value);
    }
  }

  /** The body's task is there. */
  void first(Task task) {
    task.trace = FIRST_TASK;
  }

  void start(int parent, int child) {
    long before = tasks.get(parent).trace;
    tasks.get(child).trace = Sites.mix(before, STARTED);
    tasks.get(parent).trace = Sites.mix(before, STARTS);
  }

  void end(Task task) {
    value(task, ENDS);
    tell(task, task.thread, TraceSearch.LIFE, true);
  }

  /** The task knows that another one has ended, and what that did happens before. */
  void join(int task, int ended) {
    value(tasks.get(task), tasks.get(ended).trace);
  }

  /** It had to wait for that: it could not have come before. */
  void waitedFor(Task task, Task ended) {
    if (search != null && isCounted(task)) {
      search.joined(task.index, ended.index);
    }
  }
}
