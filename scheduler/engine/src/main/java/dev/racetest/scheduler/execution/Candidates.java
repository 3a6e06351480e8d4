package dev.racetest.scheduler.execution;

import dev.racetest.scheduler.spi.Operation;

/**
 * Who can run next. A task whose operation would block is no candidate; timed waits give up when
 * nothing else can run, the earliest first, and sleeping tasks sleep on while nothing but time can
 * help.
 */
final class Candidates {
  private final VirtualClock clock;
  private final TaskDecision decision = new TaskDecision();
  private final Chances chances;
  private final Initializations initializations;
  private Tasks tasks;
  private LockOwners lockOwners;

  Candidates(VirtualClock clock, Chances chances, Initializations initializations) {
    this.clock = clock;
    this.chances = chances;
    this.initializations = initializations;
  }

  void begin(Tasks newTasks, LockOwners newLockOwners) {
    tasks = newTasks;
    lockOwners = newLockOwners;
  }

  /** The decision among them; empty until they are collected. */
  TaskDecision decision() {
    return decision;
  }

  /** Returns whether a task can run, after the end of the body, that keeps a JVM alive. */
  boolean collectEnabled(boolean bodyEnded) {
    boolean userTask = false;
    int count = tasks.count();
    for (int i = 0; i < count; i++) {
      Task task = tasks.get(i);
      if (task.done || !isEnabled(task)) {
        continue;
      }
      boolean sleeps = task.operation == Operation.SLEEP && !task.interrupted;
      if (sleeps && bodyEnded) {
        continue;
      }
      decision.add(task, !sleeps);
      // Before the body has ended nobody asks.
      userTask |= bodyEnded && !task.thread.isDaemon();
    }
    return userTask;
  }

  /** Nothing can run: the timed wait with the earliest end gives up. */
  void collectTimed() {
    long earliest = earliestDeadline();
    if (earliest != Task.NEVER) {
      addExpiring(earliest);
    }
  }

  long earliestDeadline() {
    long earliest = Task.NEVER;
    for (int i = 0; i < tasks.count(); i++) {
      Task task = tasks.get(i);
      if (!task.done) {
        earliest = Math.min(earliest, task.deadline);
      }
    }
    return earliest;
  }

  /** Only sleeping tasks can run: timed waits whose end has come give up as well. */
  private void collectExpired() {
    long now = clock.nanos();
    addExpiring(now);
    decision.sort();
  }

  private void addExpiring(long until) {
    for (int i = 0; i < tasks.count(); i++) {
      Task task = tasks.get(i);
      if (!task.done && task.operation != Operation.SLEEP && task.deadline <= until) {
        decision.add(task, true);
      }
    }
  }

  /** Adds those that time or chance may let run, where others can run already. */
  void collectOthers(boolean bodyEnded) {
    if (!decision.anyAwake()) {
      collectExpired();
    }
    if (!bodyEnded && chances.areThereAny()) {
      collectWaiting();
    }
  }

  /** Adds waits that may return although what they wait for has not happened. */
  private void collectWaiting() {
    for (int i = 0; i < tasks.count(); i++) {
      Task task = tasks.get(i);
      if (!task.done && chances.mayReturnEarly(task) && !isEnabled(task) && !decision.has(task)) {
        decision.add(task, true);
      }
    }
    decision.sort();
  }

  /** Time passes as it must for {@code chosen} to run. */
  void letTimePass(Task chosen) {
    if (chosen.operation == Operation.SLEEP) {
      clock.advanceTo(chosen.deadline);
    } else if (!isEnabled(chosen)) {
      chances.returnEarly(chosen, decision.count() == 1, clock);
    }
  }

  boolean isEnabled(Task task) {
    return !task.operation.mayBlock() || isLetGoOn(task);
  }

  private boolean isLetGoOn(Task task) {
    switch (task.operation) {
      case MONITOR_ENTER:
      case MONITOR_REENTER:
        return ((Monitor) task.object).isFreeFor(task);
      case WAIT:
        return task.waitingOn == null || task.interrupted;
      case PARK:
        return task.permit || task.interrupted;
      case JOIN:
        return ((Task) task.object).done || task.interrupted;
      case OUTSIDE:
        return task.back;
      case INITIALIZE:
        return initializations.isFreeFor((Class<?>) task.object, task);
      case LOCK:
        Task owner = lockOwners.owner(task.object, tasks);
        return owner == null || owner == task;
      default:
        return true;
    }
  }
}
