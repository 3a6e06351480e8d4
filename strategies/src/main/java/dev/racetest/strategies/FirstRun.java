package dev.racetest.strategies;

import dev.racetest.scheduler.spi.Decision;
import dev.racetest.scheduler.spi.Strategy;

/**
 * The first execution of an exploration: the current task goes on until it blocks, then the oldest
 * takes over. It is the run that a reader of the code expects, and it measures how many decisions
 * there are. When a task yields, or has gone on for so long that it may be spinning, the next one
 * gets its turn, so no task is starved.
 */
final class FirstRun implements Strategy {
  /** After so many decisions in a row a task is left. */
  private static final int LONGEST_TURN = 100;

  private final SplitMix random = new SplitMix();
  private final Walk walk = new Walk(random);

  /** The task that was chosen last, and how many times in a row. */
  private int task;

  private int turn;

  @Override
  public void begin(long seed) {
    random.begin(seed);
    task = -1;
    turn = 0;
  }

  @Override
  public int choose(Decision decision) {
    if (decision.kind() != Decision.Kind.TASK) {
      return walk.uniform(decision);
    }
    int chosen = next(decision);
    turn = decision.task(chosen) == task ? turn + 1 : 1;
    task = decision.task(chosen);
    return chosen;
  }

  @Override
  public void end(int decisions, boolean complete) {}

  /** Nothing: the seed says it all. */
  @Override
  public String settings() {
    return "";
  }

  private int next(Decision decision) {
    int current = decision.current();
    if (current < 0) {
      return 0;
    }
    boolean turnIsOver = turn >= LONGEST_TURN && decision.task(current) == task;
    return turnIsOver || Walk.currentYields(decision)
        ? (current + 1) % decision.options()
        : current;
  }
}
