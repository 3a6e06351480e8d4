package dev.racetest.scheduler;

/**
 * When timed waits give up. Time is virtual, so an execution may take any view of how long the
 * others need.
 */
public enum Timeouts {
  /** Only when nothing else can run, as if all code took no time. */
  LATE,
  /**
   * As {@link #LATE} in most executions. In every eighth a timed wait may give up while others can
   * run, as on a machine that is very slow. From those executions only data races and deadlocks are
   * reported, which are there on every machine; that an assertion about a timeout fails says
   * nothing about the code.
   */
  MIXED,
  /** At any time, in every execution, and every failure counts. */
  ANY
}
