package dev.racetest.scheduler.execution;

import dev.racetest.scheduler.spi.Operation;
import dev.racetest.scheduler.spi.Situation;

/** What the tasks of the execution are about to do. */
final class TaskSituation implements Situation {
  /** Subclasses may say what they like of {@code getId}. */
  private static final long THREAD_ID =
      JdkInternals.offset(JdkInternals.field(Thread.class, "tid"));

  private final Tasks tasks;
  private final LockOwners locks;
  private final Candidates candidates;
  private final TraceHash trace;

  TaskSituation(Tasks tasks, LockOwners locks, Candidates candidates, TraceHash trace) {
    this.trace = trace;
    this.tasks = tasks;
    this.locks = locks;
    this.candidates = candidates;
  }

  @Override
  public int tasks() {
    return tasks.count();
  }

  @Override
  public boolean isOver(int task) {
    return tasks.get(task).done;
  }

  @Override
  public int creator(int task) {
    Task creator = tasks.get(task).creator;
    return creator == null ? -1 : creator.index;
  }

  @Override
  public long trace() {
    return trace.value();
  }

  @Override
  public long trace(int task) {
    return tasks.get(task).trace;
  }

  @Override
  public long threadNumber(Thread thread) {
    return JdkInternals.longAt(thread, THREAD_ID);
  }

  @Override
  public Operation operation(int task) {
    return tasks.get(task).operation;
  }

  @Override
  public Object object(int task) {
    return tasks.get(task).object;
  }

  @Override
  public Object subject(int task) {
    Object object = tasks.get(task).object;
    if (object instanceof Monitor monitor) {
      return monitor.object;
    }
    if (object instanceof Task target) {
      return target.thread;
    }
    Operation operation = tasks.get(task).operation;
    return operation == Operation.LOCK || operation == Operation.CALL ? locks.sync(object) : object;
  }

  @Override
  public boolean canGoOn(int task) {
    return candidates.isEnabled(tasks.get(task));
  }

  @Override
  public int variable(int task) {
    return tasks.get(task).variable;
  }

  @Override
  public int site(int task) {
    return tasks.get(task).site;
  }
}
