package dev.racetest.scheduler.execution;

/** What tasks run on. One task runs at a time, whatever the carrier. */
interface Carrier {
  /** Runs a whole execution; returns when its last task has ended or was given up. */
  void run(Scheduler scheduler, Task first);

  /**
   * A thread is being started as {@code task}.
   *
   * @return whether the carrier runs it, so that the real start must not happen
   */
  boolean start(Task task);

  /** Lets {@code to} run, and returns when {@code from}, which runs now, is let run again. */
  void transfer(Task from, Task to);

  /** Gives up a task that refuses to end; does not return. */
  void abandon(Task task);

  /**
   * Lets {@code to} run while the caller goes on with something else; {@code null} if the execution
   * is over.
   */
  void resume(Task to);

  /** Waits on the caller's platform thread, which {@code task} keeps, until the task may run. */
  void await(Task task);

  /** The platform thread on which {@code task} runs now. */
  Thread platformThread(Task task);
}
