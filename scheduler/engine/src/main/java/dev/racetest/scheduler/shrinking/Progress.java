package dev.racetest.scheduler.shrinking;

/** How far an execution has come. */
public interface Progress {
  /** How many steps it has had. */
  int steps();

  /** The task that did a step; steps count from 0 on. */
  int task(int step);

  /** The task that did the last step, -1 if there was none. */
  default int running() {
    return steps() == 0 ? -1 : task(steps() - 1);
  }
}
