package dev.racetest.scheduler.execution;

/** How an execution ended, races apart. */
public enum Outcome {
  /** All tasks have ended, or the body has and the others wait for work. */
  COMPLETE,
  /** The body cannot end, or tasks wait for each other in a circle. */
  DEADLOCK,
  /** The limit of steps was reached. */
  STEP_LIMIT,
  /** Code ran that cannot be controlled. */
  UNCONTROLLED,
  /** A replay was asked for a choice that does not exist. */
  DIVERGED
}
