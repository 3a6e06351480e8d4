package dev.racetest.scheduler.spi;

/**
 * What all tasks of an execution are about to do, those that have to wait included. The object is
 * reused: it is valid only while a method of {@link Strategy} runs that was given it.
 */
public interface Situation {
  /** How many tasks there have been so far; they are numbered from 0. */
  int tasks();

  /** Whether the task has ended. */
  boolean isOver(int task);

  /** The task that started this one, -1 for the first. */
  int creator(int task);

  /**
   * Identifies what has happened so far: the same for executions that differ only in the order of
   * independent steps.
   */
  long trace();

  /** Identifies what the task has done so far, and what that depended on. */
  long trace(int task);

  /**
   * The number of a thread, whether it has been started or not. Executions that begin alike give
   * the same numbers as long as they are alike.
   */
  long threadNumber(Thread thread);

  /** What the task is about to do; {@link Operation#BEGIN} if it has not run yet. */
  Operation operation(int task);

  /** The object that it is about to do it to, or {@code null}. */
  Object object(int task);

  /**
   * The object itself where {@link #object} is something that stands for it, as the model of a
   * monitor does for its object.
   */
  Object subject(int task);

  /** Whether the task could do it now. */
  boolean canGoOn(int task);

  /** The variable of the object, as {@link Decision#variable} says. */
  int variable(int task);

  /** The place in the code, as a number of {@code dev.racetest.hooks.Sites}. */
  int site(int task);
}
