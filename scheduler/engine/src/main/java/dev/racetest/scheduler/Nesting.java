package dev.racetest.scheduler;

import dev.racetest.hooks.Hooks;

/**
 * Apart from {@link Explorer}, which must not touch the hooks before the agent has defined them.
 */
final class Nesting {
  private Nesting() {}

  /** Whether the caller is a task of an execution. */
  static boolean isInTask() {
    return Hooks.live() == Thread.currentThread();
  }
}
