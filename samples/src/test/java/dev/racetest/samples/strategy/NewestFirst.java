package dev.racetest.samples.strategy;

import dev.racetest.scheduler.spi.Decision;
import dev.racetest.scheduler.spi.Strategy;
import dev.racetest.scheduler.spi.StrategyProvider;
import java.util.SplittableRandom;

/**
 * A strategy for tests of code that assumes that threads get going in the order in which they were
 * started: the newest thread runs, and now and then chance decides.
 */
public final class NewestFirst implements Strategy {
  private static final int CHANCE = 4;

  private SplittableRandom random = new SplittableRandom(0L);

  /** Makes it known; this class is named in {@code META-INF/services}. */
  public static final class Provider implements StrategyProvider {
    @Override
    public String name() {
      return "newest-first";
    }

    @Override
    public Strategy create(String settings, int depth) {
      return new NewestFirst();
    }
  }

  @Override
  public void begin(long seed) {
    random = new SplittableRandom(seed);
  }

  @Override
  public int choose(Decision decision) {
    boolean isLeftToChance = decision.kind() != Decision.Kind.TASK || random.nextInt(CHANCE) == 0;
    // Options are sorted by the number of the task.
    return isLeftToChance ? random.nextInt(decision.options()) : decision.options() - 1;
  }

  @Override
  public void end(int decisions, boolean complete) {}

  /** Its choices depend on nothing but the seed. */
  @Override
  public String settings() {
    return "";
  }
}
