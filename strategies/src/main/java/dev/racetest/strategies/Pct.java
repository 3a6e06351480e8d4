package dev.racetest.strategies;

import dev.racetest.scheduler.spi.Decision;
import dev.racetest.scheduler.spi.Guarantee;
import dev.racetest.scheduler.spi.Strategy;

/**
 * Probabilistic concurrency testing (Burckhardt, Kothari, Musuvathi, Nagarakatte, "A Randomized
 * Scheduler with Probabilistic Guarantees of Finding Bugs", ASPLOS 2010, section 3.1). The runnable
 * task of highest priority runs; priorities are a random permutation; at d - 1 random decisions the
 * task about to run is lowered, before it runs. With n tasks and at most k decisions a bug of depth
 * d is found with a probability of at least 1 / (n k^(d-1)) in each execution (section 3.3).
 *
 * <p>What the paper leaves open:
 *
 * <ul>
 *   <li>k counts the decisions with two options or more, because elsewhere no priority matters. It
 *       is the largest count of the executions so far; the first one measures and has no
 *       priorities. The bound holds for executions that are not longer than that.
 *   <li>The depth is cycled through d, d - 1, ..., 1: change points are drawn whether a bug needs
 *       them or not, and in an execution of few decisions they can push aside the one order that
 *       shows a bug of less depth. The bound for depth d holds for each d-th execution.
 *   <li>A task that yields or sleeps becomes the lowest. After many more decisions than k the rest
 *       is a random walk. Both are for programs that spin; the bound is for programs that do not.
 * </ul>
 */
final class Pct implements Strategy {
  private final SplitMix random = new SplitMix();
  private final FirstRun first = new FirstRun();
  private final PctRun run = new PctRun(random);
  private final Horizon horizon;

  /** Whether every execution is a repetition with the settings given at the beginning. */
  private final boolean repeating;

  /** The depths that executions aim at in turn. */
  private final int[] depths;

  private PctSettings settings;
  private int begun;

  /** Explores. */
  Pct(int depth) {
    this(downFrom(depth), new Horizon());
  }

  /** Explores with these depths in turn, and with a measure that other strategies share. */
  Pct(int[] depths, Horizon horizon) {
    repeating = false;
    this.depths = depths;
    this.horizon = horizon;
    settings = new PctSettings(Horizon.UNKNOWN, depths[0]);
  }

  private static int[] downFrom(int depth) {
    int[] depths = new int[Math.max(1, depth)];
    for (int i = 0; i < depths.length; i++) {
      depths[i] = depth - i;
    }
    return depths;
  }

  /** Repeats the execution that had these settings. */
  Pct(PctSettings settings) {
    repeating = true;
    depths = new int[] {settings.depth()};
    horizon = new Horizon();
    this.settings = settings;
  }

  @Override
  public void begin(long seed) {
    random.begin(seed);
    if (!repeating) {
      explore();
    }
    if (measures()) {
      first.begin(seed);
    } else {
      run.begin(settings.longest(), settings.depth());
    }
  }

  private void explore() {
    int depth = depths[begun++ % depths.length];
    if (settings.longest() != horizon.longest() || settings.depth() != depth) {
      settings = new PctSettings(horizon.longest(), depth);
    }
  }

  private boolean measures() {
    return settings.longest() == Horizon.UNKNOWN;
  }

  @Override
  public int choose(Decision decision) {
    return measures() ? first.choose(decision) : run.choose(decision);
  }

  @Override
  public void end(int decisions, boolean complete) {
    horizon.end(decisions, complete);
  }

  @Override
  public Guarantee guarantee() {
    return settings.guarantee();
  }

  /** For example {@code k=120,d=3}. */
  @Override
  public String settings() {
    return settings.text();
  }
}
