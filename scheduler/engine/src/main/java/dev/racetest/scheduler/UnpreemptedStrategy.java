package dev.racetest.scheduler;

import dev.racetest.scheduler.spi.Decision;
import dev.racetest.scheduler.spi.Operation;
import dev.racetest.scheduler.spi.Strategy;

/** Lets a task run until it cannot go on or yields, then the next one in the order of creation. */
final class UnpreemptedStrategy implements Strategy {
  /** The name in tokens. */
  static final String NAME = "unpreempted";

  /** After so many steps in a row a task may be waiting for another one in a loop. */
  private static final int MOST_IN_A_ROW = 200;

  private int inARow;

  @Override
  public void begin(long seed) {
    inARow = 0;
  }

  @Override
  public int choose(Decision decision) {
    int current = decision.current();
    if (decision.kind() != Decision.Kind.TASK || current < 0) {
      inARow = 0;
      return 0;
    }
    // Classes are initialised once in a JVM, so this is the time to see them do so side by side.
    boolean leaves =
        decision.operation(current).isYielding()
            || decision.operation(current) == Operation.INITIALIZE
            || inARow == MOST_IN_A_ROW;
    inARow = leaves ? 0 : inARow + 1;
    return leaves ? (current + 1) % decision.options() : current;
  }

  @Override
  public void end(int decisions, boolean complete) {}

  @Override
  public String settings() {
    return "";
  }
}
