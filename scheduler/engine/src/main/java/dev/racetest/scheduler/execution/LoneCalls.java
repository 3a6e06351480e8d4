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

  static {
    // Hooks are live where a call begins, and loading a class there would be seen.
    LoneCall.undisturbed("", 1);
  }

  private final Scheduler scheduler;
  private ExecutionConditions conditions;
  private int count;

  LoneCalls(Scheduler scheduler) {
    this.scheduler = scheduler;
  }

  /** An execution begins. */
  void begin(ExecutionConditions newConditions) {
    current = this;
    conditions = newConditions;
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
   * @param mayBeLeftAlone whether others may be suspended although no strategy says so
   */
  public static void begins(String name, int limit, boolean mayBeLeftAlone) {
    LoneCalls calls = ofThisExecution();
    if (calls != null) {
      calls.scheduler.running.loneCall =
          mayBeLeftAlone
              ? LoneCall.disturbed(name, limit, calls.draw())
              : LoneCall.undisturbed(name, limit);
    }
  }

  private long draw() {
    return Sites.mix(conditions.dice(), ++count);
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
   * The task is about to take a step. Ends the execution with an error if its call does not get on
   * alone: an exception could be caught, and would leave locks and waits as no code expects them.
   *
   * @return whether it goes on in any case, because all others are suspended
   */
  boolean step(Task task, Candidates candidates, int steps) {
    LoneCall call = task.loneCall;
    // Initialising a class happens once in a JVM, and is not what the call does each time.
    if (task.initializers > 0 || task.operation == Operation.INITIALIZE) {
      return false;
    }
    call.step();
    boolean isEnabled = candidates.isEnabled(task);
    boolean waits = !isEnabled && task.deadline == Task.NEVER;
    if (waits && task.operation != Operation.OUTSIDE) {
      scheduler.fail(task, call.blocked(task));
      return false;
    }
    if (call.isEndless()) {
      scheduler.fail(task, call.endless(task));
      return false;
    }
    return call.isAlone()
        && isEnabled
        && task.operation != Operation.SLEEP
        && steps < conditions.maxSteps();
  }
}
