package dev.racetest.harness.operations;

import java.util.List;

/**
 * A scenario as arrays. It is run thousands of times, and inside an execution the JDK's collections
 * are slow: each of their accesses is looked at, also where they are no part of what is tested.
 */
final class ScenarioCalls {
  private final Invocation[] before;
  private final Invocation[][] threads;
  private final Invocation[] after;
  private final int[] threadOfCalls;

  ScenarioCalls(Scenario scenario) {
    before = array(scenario.before());
    threads = scenario.threads().stream().map(ScenarioCalls::array).toArray(Invocation[][]::new);
    after = array(scenario.after());
    threadOfCalls = scenario.threadOfCalls();
  }

  private static Invocation[] array(List<Invocation> calls) {
    return calls.toArray(Invocation[]::new);
  }

  Invocation[] before() {
    return before;
  }

  /** How many threads there are. */
  int threads() {
    return threads.length;
  }

  /** The calls of a thread; the first is 0. */
  Invocation[] ofThread(int thread) {
    return threads[thread];
  }

  Invocation[] after() {
    return after;
  }

  /** The number of calls. */
  int size() {
    return threadOfCalls.length;
  }

  /** See {@link Scenario#threadOfCalls}. */
  int[] threadOfCalls() {
    return threadOfCalls;
  }
}
