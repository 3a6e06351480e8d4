package dev.racetest.scheduler.execution;

import dev.racetest.hooks.Sites;

/**
 * Random numbers for the code under test, in place of those that it would not get again: a counter
 * that is scrambled (SplitMix64).
 */
final class Dice {
  /** Where the numbers of static initializers start. */
  private static final long INITIALIZERS = 0x1F3D_5B79L;

  private long seed;
  private long drawn;
  private long drawnByInitializers;

  void begin(long newSeed) {
    seed = newSeed;
    drawn = 0L;
    drawnByInitializers = 0L;
  }

  long draw() {
    return Sites.mix(seed, ++drawn);
  }

  /**
   * A number for a static initializer. In which execution a class is initialised depends on those
   * before, so this must change nothing for the numbers that the execution draws otherwise.
   */
  long drawForInitializer() {
    return Sites.mix(INITIALIZERS, ++drawnByInitializers);
  }

  /** A number for a thread, which changes nothing for the others. */
  long drawForThread(int task, int which) {
    return Sites.mix(Sites.mix(~seed, task), which);
  }
}
