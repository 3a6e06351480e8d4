package dev.racetest.scheduler.spi;

/**
 * Decides what happens next, wherever more than one thing could. Called by one task at a time, in
 * the middle of the code under test: it must not wait, and must draw its random numbers from the
 * seed it was given.
 */
public interface Strategy {
  /**
   * An execution begins.
   *
   * @param seed where this execution's random numbers start; the same seed and the same earlier
   *     executions give the same choices
   */
  void begin(long seed);

  /**
   * Chooses.
   *
   * @return the chosen option, from 0 to {@code decision.options() - 1}
   */
  int choose(Decision decision);

  /**
   * The execution has ended.
   *
   * @param decisions how many choices of tasks it had
   * @param complete whether it ended by itself, not at the limit of steps
   */
  void end(int decisions, boolean complete);

  /**
   * What the execution begun last is worth if nothing is found in it.
   *
   * @return {@link Guarantee#NONE} unless the strategy knows better
   */
  default Guarantee guarantee() {
    return Guarantee.NONE;
  }

  /**
   * All that, besides the seed, the choices of the execution begun last depend on, so that {@link
   * StrategyProvider#create} makes a strategy that repeats it.
   */
  String settings();
}
