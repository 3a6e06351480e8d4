package dev.racetest.scheduler;

/** The code under test. It is run once for each execution and must set up all that it uses. */
@FunctionalInterface
public interface Body {
  /** Runs once, as the first task of an execution. */
  void run() throws Throwable;
}
