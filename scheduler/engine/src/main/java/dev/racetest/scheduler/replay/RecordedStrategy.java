package dev.racetest.scheduler.replay;

import dev.racetest.scheduler.execution.Choices;
import dev.racetest.scheduler.spi.Decision;
import dev.racetest.scheduler.spi.Strategy;

/**
 * Repeats recorded choices; answers -1 where there is none, which the scheduler takes for the end.
 */
public final class RecordedStrategy implements Strategy {
  private final int[] choices;
  private int next;

  /** Makes a strategy that repeats {@code choices}, encoded as {@link Choices#encode} does. */
  public RecordedStrategy(int[] choices) {
    this.choices = choices;
  }

  @Override
  public void begin(long seed) {
    next = 0;
  }

  @Override
  public int choose(Decision decision) {
    if (next >= choices.length) {
      return -1;
    }
    return Choices.decode(choices[next++], decision.current(), decision.options());
  }

  @Override
  public void end(int decisions, boolean complete) {}

  @Override
  public String settings() {
    return "";
  }
}
