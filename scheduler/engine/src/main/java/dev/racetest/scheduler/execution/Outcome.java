package dev.racetest.scheduler.execution;

/** How an execution ended, races apart. */
public enum Outcome {
  /** All tasks have ended, or the body has and the others wait for work. */
  COMPLETE,
  /** The body cannot end, or tasks wait for each other in a circle. */
  DEADLOCK,
  /** The limit of steps was reached. */
  STEP_LIMIT,
  /** The limit of steps was reached by tasks that go round in loops, under a fair schedule. */
  LIVELOCK,
  /** Code ran that cannot be controlled. */
  UNCONTROLLED,
  /** The code under test asked the JVM to end. */
  EXIT,
  /** A search of traces has seen all that could come of it. */
  NOTHING_NEW,
  /** A replay was asked for a choice that does not exist. */
  DIVERGED;

  /** Whether the execution was cut, and could have gone on. */
  public boolean isCut() {
    return this == STEP_LIMIT || this == LIVELOCK || this == NOTHING_NEW;
  }
}
