package dev.racetest.scheduler;

import dev.racetest.scheduler.spi.Decision;
import dev.racetest.scheduler.spi.Strategy;

/** Lets a task run until it cannot go on or yields, then the next one in the order of creation. */
final class UnpreemptedStrategy implements Strategy {
  @Override
  public void begin(long seed) {}

  @Override
  public int choose(Decision decision) {
    int current = decision.current();
    if (decision.kind() != Decision.Kind.TASK || current < 0) {
      return 0;
    }
    return decision.operation(current).isYielding() ? (current + 1) % decision.options() : current;
  }

  @Override
  public void end(int decisions, boolean complete) {}

  @Override
  public String settings() {
    return "";
  }
}
