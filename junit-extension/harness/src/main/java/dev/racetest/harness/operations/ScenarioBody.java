package dev.racetest.harness.operations;

import dev.racetest.harness.histories.History;
import dev.racetest.harness.outcomes.ObservedBody;
import java.lang.invoke.MethodHandle;

/** Runs a scenario once, on a fresh instance, and tells what its calls answered. */
final class ScenarioBody implements ObservedBody<History> {
  private static final Object[] NO_ARGUMENTS = {};

  private final OperationClass operations;
  private final ScenarioCalls scenario;
  private final MethodHandle[] validations;
  private final boolean isExhaustive;
  private final boolean mayWait;
  private final int stepsAlone;

  ScenarioBody(OperationClass operations, Scenario scenario, boolean isExhaustive, int stepsAlone) {
    this.operations = operations;
    this.scenario = new ScenarioCalls(scenario);
    this.validations = operations.validations().toArray(MethodHandle[]::new);
    this.isExhaustive = isExhaustive;
    this.mayWait = operations.mayWait();
    this.stepsAlone = stepsAlone;
  }

  @Override
  public History run() throws Throwable {
    Object instance = operations.make();
    ScenarioRun run = new ScenarioRun(scenario, instance, isExhaustive, stepsAlone);
    run.call(scenario.before(), 0);
    int after = runThreads(run);
    if (after < 0) {
      return run.history(scenario.size() - scenario.after().length);
    }
    run.call(scenario.after(), after);
    for (MethodHandle validation : validations) {
      Object ignored = validation.invokeExact(instance, NO_ARGUMENTS);
    }
    return run.history(scenario.size());
  }

  /** Returns the number of the first call afterwards; a negative one if a thread waits for ever. */
  private int runThreads(ScenarioRun run) throws InterruptedException {
    Thread[] threads = new Thread[scenario.threads()];
    int first = scenario.before().length;
    for (int i = 0; i < threads.length; i++) {
      Invocation[] calls = scenario.ofThread(i);
      threads[i] = new Caller(run, calls, first, i + 1);
      threads[i].setDaemon(mayWait);
      first += calls.length;
    }
    for (Thread thread : threads) {
      thread.start();
    }
    boolean isAnyWaiting = false;
    for (Thread thread : threads) {
      if (mayWait) {
        Boundary.awaitEnd(thread);
        isAnyWaiting |= thread.isAlive();
      } else {
        thread.join();
      }
    }
    return isAnyWaiting ? -1 : first;
  }

  private static final class Caller extends Thread {
    private final ScenarioRun run;
    private final Invocation[] calls;
    private final int first;

    Caller(ScenarioRun run, Invocation[] calls, int first, int number) {
      super("thread " + number);
      this.run = run;
      this.calls = calls;
      this.first = first;
    }

    @Override
    public void run() {
      run.call(calls, first);
    }
  }
}
