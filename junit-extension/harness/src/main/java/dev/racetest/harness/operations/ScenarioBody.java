package dev.racetest.harness.operations;

import dev.racetest.harness.histories.History;
import dev.racetest.harness.outcomes.ObservedBody;
import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.List;

/** Runs a scenario once, on a fresh instance, and tells what its calls answered. */
final class ScenarioBody implements ObservedBody<History> {
  private static final Object[] NO_ARGUMENTS = {};

  private final OperationClass operations;
  private final Scenario scenario;
  private final boolean isExhaustive;
  private final int stepsAlone;

  ScenarioBody(OperationClass operations, Scenario scenario, boolean isExhaustive, int stepsAlone) {
    this.operations = operations;
    this.scenario = scenario;
    this.isExhaustive = isExhaustive;
    this.stepsAlone = stepsAlone;
  }

  @Override
  public History run() throws Throwable {
    Object instance = operations.make();
    ScenarioRun run = new ScenarioRun(scenario, instance, isExhaustive, stepsAlone);
    run.call(scenario.before(), 0);
    int after = runThreads(run);
    if (after < 0) {
      return run.history(scenario.size() - scenario.after().size());
    }
    run.call(scenario.after(), after);
    for (MethodHandle validation : operations.validations()) {
      Object ignored = validation.invokeExact(instance, NO_ARGUMENTS);
    }
    return run.history(scenario.size());
  }

  /** Returns the number of the first call afterwards; a negative one if a thread waits for ever. */
  private int runThreads(ScenarioRun run) throws InterruptedException {
    List<Thread> threads = new ArrayList<>();
    int first = scenario.before().size();
    for (List<Invocation> calls : scenario.threads()) {
      Caller caller = new Caller(run, calls, first, threads.size() + 1);
      caller.setDaemon(operations.mayWait());
      threads.add(caller);
      first += calls.size();
    }
    for (Thread thread : threads) {
      thread.start();
    }
    boolean isAnyWaiting = false;
    for (Thread thread : threads) {
      if (operations.mayWait()) {
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
    private final List<Invocation> calls;
    private final int first;

    Caller(ScenarioRun run, List<Invocation> calls, int first, int number) {
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
