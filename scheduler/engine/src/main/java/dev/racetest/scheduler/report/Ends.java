package dev.racetest.scheduler.report;

import dev.racetest.hooks.Sites;
import dev.racetest.scheduler.execution.Execution;
import dev.racetest.scheduler.execution.Task;
import dev.racetest.scheduler.history.TaskHistory;
import dev.racetest.scheduler.history.TaskHistory.State;
import dev.racetest.scheduler.locks.HeldLocks;
import dev.racetest.scheduler.locks.HeldLocks.Held;
import dev.racetest.scheduler.spi.Operation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What had become of each task when the execution was over, before what was left was unwound. */
final class Ends {
  private static final int NOBODY = -1;

  private final HeldLocks locks;
  private final Names names;
  private final Map<Integer, StackTraceElement[]> lastStacks = new HashMap<>();
  private final Map<Integer, TaskHistory.End> left = new HashMap<>();
  private final Map<Integer, String> pending = new HashMap<>();
  private Execution execution;

  Ends(HeldLocks locks, Names names) {
    this.locks = locks;
    this.names = names;
  }

  void begin(Execution newExecution) {
    execution = newExecution;
    lastStacks.clear();
    left.clear();
    pending.clear();
  }

  void leaves(Task task) {
    lastStacks.put(task.index(), Frames.capture());
  }

  void over() {
    for (int i = 0; i < execution.tasks().count(); i++) {
      Task task = execution.tasks().get(i);
      if (!task.isDone()) {
        left.put(i, endOf(task));
        pending.put(i, task.operation() + " " + place(task.site()));
      }
    }
  }

  private TaskHistory.End endOf(Task task) {
    Task owner = execution.waitsFor(task);
    return new TaskHistory.End(
        state(task),
        waitingFor(task),
        owner == null ? NOBODY : owner.index(),
        owner == null ? "" : since(task, owner),
        List.of(lastStacks.getOrDefault(task.index(), new StackTraceElement[0])));
  }

  /** What a task that had not ended was about to do, and where. */
  String pending(int task) {
    return pending.get(task);
  }

  private State state(Task task) {
    if (execution.couldGoOn(task)) {
      return State.RUNNABLE;
    }
    return switch (task.operation()) {
      case MONITOR_ENTER, MONITOR_REENTER, LOCK, INITIALIZE -> State.BLOCKED;
      default -> State.WAITING;
    };
  }

  private String since(Task task, Task owner) {
    Object wanted = execution.waitedObject(task);
    int site = execution.heldSince(task);
    for (Held held : locks.heldBy(owner)) {
      boolean isSame = held.lock() == wanted || owns(held, owner, wanted);
      site = isSame && site == 0 ? held.site() : site;
    }
    return site == 0 || task.operation() == Operation.JOIN ? "" : place(site);
  }

  /** A parked task waits for the synchronizer inside the lock that was asked for. */
  private boolean owns(Held held, Task owner, Object wanted) {
    return execution.synchronizer(held.lock()) == wanted && execution.owner(held.lock()) == owner;
  }

  static String place(int site) {
    return Sites.file(site) == null ? Sites.place(site) : Sites.file(site) + ":" + Sites.line(site);
  }

  private String waitingFor(Task task) {
    Object object = execution.waitedObject(task);
    String name =
        object instanceof Task other
            ? Names.task(other)
            : object == null ? "" : names.object(object);
    return switch (task.operation()) {
      case JOIN -> "waits for the end of " + name;
      case WAIT -> "waits to be notified on " + name;
      case PARK -> name.isEmpty() ? "is parked" : "is parked, waiting for " + name;
      case MONITOR_ENTER, MONITOR_REENTER -> "waits for the monitor of " + name;
      case LOCK -> "waits for the lock " + name;
      default -> "was about to go on: it " + task.operation().verb() + " " + name;
    };
  }

  /** What had become of a task, which may have ended. */
  TaskHistory.End of(Task task) {
    TaskHistory.End end = left.get(task.index());
    if (end != null) {
      return end;
    }
    State state = task.thrown() == null ? State.ENDED : State.THROWN;
    return new TaskHistory.End(state, "", NOBODY, "", List.of());
  }
}
