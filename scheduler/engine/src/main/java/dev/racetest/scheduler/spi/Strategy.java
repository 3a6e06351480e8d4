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
   * Whether {@link #stepped} is to be told of the steps of the execution begun last.
   *
   * @return false unless the strategy says otherwise, as it takes time
   */
  default boolean watchesSteps() {
    return false;
  }

  /**
   * A task now does what it was about to do: after each choice, and also where there was none.
   *
   * @param task its number
   * @param now what the tasks were about to do, this one included
   */
  default void stepped(int task, Situation now) {}

  /**
   * The execution has ended.
   *
   * @param decisions how many choices of tasks it had
   * @param complete whether it ended by itself, not at the limit of steps
   */
  void end(int decisions, boolean complete);

  /**
   * What came of the execution that has ended last.
   *
   * @param isNew whether its happens-before trace was not seen before in this exploration
   */
  default void traced(boolean isNew) {}

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
