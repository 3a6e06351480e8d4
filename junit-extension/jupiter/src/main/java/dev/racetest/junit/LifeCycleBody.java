package dev.racetest.junit;

import dev.racetest.scheduler.Body;
import org.opentest4j.TestAbortedException;

/** Runs the life cycle once for every execution. Executions follow one another. */
final class LifeCycleBody implements Body {
  private final LifeCycle lifeCycle;

  /** Whether an execution has come to its end, so that the test's assumptions can hold. */
  private boolean assumptionsHaveHeld;

  /** The execution that runs; behind it those that were given up in the midst of it. */
  private Execution open;

  LifeCycleBody(LifeCycle lifeCycle) {
    this.lifeCycle = lifeCycle;
  }

  /**
   * Runs the test once.
   *
   * @throws TestAbortedException as long as no execution has come to its end: then the test as a
   *     whole is to be aborted. Later, an assumption that does not hold just ends its execution.
   */
  @Override
  public void run() throws Throwable {
    Execution execution = lifeCycle.newExecution(open);
    open = execution;
    try {
      lifeCycle.run(execution);
      assumptionsHaveHeld = true;
    } catch (TestAbortedException aborted) {
      if (!assumptionsHaveHeld) {
        throw aborted;
      }
    } finally {
      open = execution.previous();
    }
  }

  /** Closes what executions have left open that never came back, for example from a deadlock. */
  void closeLeftOver() throws Throwable {
    Outcome outcome = new Outcome();
    for (Execution execution = open; execution != null; execution = execution.previous()) {
      outcome.attempt(execution::close);
    }
    open = null;
    outcome.rethrow();
  }
}
