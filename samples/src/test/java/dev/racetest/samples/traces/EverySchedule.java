package dev.racetest.samples.traces;

import dev.racetest.scheduler.spi.Decision;
import dev.racetest.scheduler.spi.Strategy;
import dev.racetest.scheduler.spi.StrategyProvider;
import java.util.Arrays;

/**
 * Takes every schedule once, depth first. Where it stands outlives an exploration, so that the next
 * one goes on there.
 */
public final class EverySchedule implements Strategy {
  private static final EverySchedule INSTANCE = new EverySchedule();

  private int[] chosen = new int[64];
  private int[] options = new int[64];
  private int depth;
  private int length;
  private boolean isDone;
  private int executions;

  /** Offers it as {@code every}. */
  public static final class Provider implements StrategyProvider {
    @Override
    public String name() {
      return "every";
    }

    @Override
    public Strategy create(String settings, int depth) {
      return INSTANCE;
    }
  }

  /** Another program comes. */
  static void restart() {
    INSTANCE.length = 0;
    INSTANCE.isDone = false;
    INSTANCE.executions = 0;
  }

  static boolean isDone() {
    return INSTANCE.isDone;
  }

  /** How many schedules there were, each once. */
  static int executions() {
    return INSTANCE.executions;
  }

  @Override
  public void begin(long seed) {
    depth = 0;
  }

  @Override
  public int choose(Decision decision) {
    if (depth == length) {
      if (length == chosen.length) {
        chosen = Arrays.copyOf(chosen, length * 2);
        options = Arrays.copyOf(options, length * 2);
      }
      chosen[length] = 0;
      options[length++] = decision.options();
    }
    if (options[depth] != decision.options()) {
      throw new IllegalStateException("the program does not repeat");
    }
    return chosen[depth++];
  }

  @Override
  public void end(int decisions, boolean complete) {
    if (isDone) {
      return;
    }
    executions++;
    while (length > 0 && ++chosen[length - 1] == options[length - 1]) {
      length--;
    }
    isDone = length == 0;
  }

  @Override
  public String settings() {
    return "";
  }
}
