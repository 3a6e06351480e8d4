package dev.racetest.junit.workers;

import dev.racetest.scheduler.ExecutionRange;
import dev.racetest.scheduler.ExplorationOptions;
import dev.racetest.scheduler.ProgressListener;
import java.time.Duration;

/**
 * A number of executions that follow each other. Each block begins afresh, so what comes of it
 * depends on the test and its seed alone. The first ones are small, so that there is soon something
 * to do for all; later ones are larger, so that a strategy has time to learn.
 *
 * @param number its number, from 0 on
 * @param from the number of its first execution, from 0 on
 * @param to the number behind that of its last one
 */
record Block(int number, int from, int to) {
  private static final int LEAST = 100;
  private static final int OF_EACH_SIZE = 4;
  private static final int MOST_DOUBLINGS = 6;

  /** The first one of an exploration of so many executions. */
  static Block first(int schedules) {
    return new Block(0, 0, Math.min(LEAST, schedules));
  }

  /** The one behind it. */
  Block next(int schedules) {
    int following = number + 1;
    int size = LEAST << Math.min(following / OF_EACH_SIZE, MOST_DOUBLINGS);
    return new Block(following, to, (int) Math.min((long) to + size, schedules));
  }

  /** Whether there is an execution in it. */
  boolean isEmpty() {
    return from >= to;
  }

  /** Runs it and tells what is reported, with what was run before. */
  ExplorationOptions told(ExplorationOptions options, int before, Duration budget) {
    return options.withRange(new ExecutionRange(from, to, before)).withTimeBudget(budget);
  }

  /** Runs it only to see whether it fails. */
  ExplorationOptions tried(ExplorationOptions options, Duration budget) {
    return told(options, 0, budget)
        .withShrinking(false)
        .withCounting(false)
        .withProgress(ProgressListener.NONE);
  }

  /** Its place in the exploration as people count. */
  @Override
  public String toString() {
    return "block %d, schedules %d to %d".formatted(number + 1, from + 1, to);
  }

  /** How to run it alone. */
  String alone() {
    return "-Dracetest.range=%d-%d".formatted(from + 1, to);
  }
}
