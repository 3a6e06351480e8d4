package dev.racetest.scheduler.execution;

import dev.racetest.hooks.Hooks;
import dev.racetest.hooks.Sites;
import dev.racetest.scheduler.spi.Operation;

/**
 * Holds calls to obstruction freedom. A task that has to wait in the middle of such a call does not
 * get on alone, and nothing more is needed to see it. One that spins is found by suspending all
 * others from some step of the call on, as the execution's dice say: so choices and dice of a token
 * bring it back.
 */
public final class LoneCalls {
  private static LoneCalls current;

  private final Scheduler scheduler;
  private ExecutionConditions conditions;
  private boolean mayForce;
  private int count;

  LoneCalls(Scheduler scheduler) {
    this.scheduler = scheduler;
  }

  /**
   * An execution begins.
   *
   * @param isSearch whether the strategy visits all traces, so that nobody else must choose
   */
  void begin(ExecutionConditions newConditions, boolean isSearch) {
    current = this;
    conditions = newConditions;
    mayForce = !isSearch;
    count = 0;
  }

  /** The execution is over. */
  static void end() {
    current = null;
  }

  /**
   * A call of the task that runs begins. Without effect outside of an execution.
   *
   * @param name the call, for a reader
   * @param limit how many steps in a row it may take, at least 1
   */
  public static void begins(String name, int limit) {
    LoneCalls calls = ofThisExecution();
    if (calls != null) {
      long dice = Sites.mix(calls.conditions.dice(), ++calls.count);
      calls.scheduler.running.loneCall = new LoneCall(name, limit, dice, calls.mayForce);
    }
  }

  /** The call of the task that runs has ended. */
  public static void ends() {
    LoneCalls calls = ofThisExecution();
    if (calls != null) {
      calls.scheduler.running.loneCall = null;
    }
  }

  private static LoneCalls ofThisExecution() {
    return Hooks.live() == Thread.currentThread() ? current : null;
  }

  /**
   * The task is about to take a step.
   *
   * @return whether it goes on in any case, because all others are suspended
   * @throws ObstructionError if the call does not get on alone
   */
  boolean step(Task task, Candidates candidates, int steps) {
    LoneCall call = task.loneCall;
    // An error would leave a class that cannot be used any more.
    if (task.initializers > 0) {
      return false;
    }
    call.step();
    boolean isEnabled = candidates.isEnabled(task);
    boolean waits = !isEnabled && task.deadline == Task.NEVER;
    if (waits && task.operation != Operation.INITIALIZE) {
      task.loneCall = null;
      throw call.blocked(task);
    }
    if (call.isEndless()) {
      task.loneCall = null;
      throw call.endless();
    }
    return call.isAlone()
        && isEnabled
        && task.operation != Operation.SLEEP
        && steps < conditions.maxSteps();
  }
}
