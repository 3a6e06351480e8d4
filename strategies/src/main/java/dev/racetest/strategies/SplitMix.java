package dev.racetest.strategies;

/**
 * The generator SplitMix64 (Steele, Lea and Flood, "Fast Splittable Pseudorandom Number
 * Generators", OOPSLA 2014, figure 17), with the constants of {@link java.util.SplittableRandom}.
 */
final class SplitMix {
  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;
  private static final long LOW_HALF = 0xFFFFFFFFL;

  private long state;

  /** Starts the sequence of this seed. */
  void seed(long seed) {
    state = seed;
  }

  /**
   * Starts the sequence of an execution. The seed is mixed first: seeds that lie the generator's
   * own step apart, as outputs of a seed counter may, would else give the same sequence but one
   * number.
   */
  void begin(long executionSeed) {
    state = mix(executionSeed);
  }

  /** The next 64 bits. */
  long next() {
    state += GOLDEN_GAMMA;
    return mix(state);
  }

  /**
   * A number from 0 to {@code bound - 1}, each equally likely (Lemire, "Fast Random Integer
   * Generation in an Interval", ACM TOMACS 2019, algorithm 5).
   */
  int below(int bound) {
    long product = (next() >>> Integer.SIZE) * bound;
    if ((product & LOW_HALF) < bound) {
      long biased = (1L << Integer.SIZE) % bound;
      while ((product & LOW_HALF) < biased) {
        product = (next() >>> Integer.SIZE) * bound;
      }
    }
    return (int) (product >>> Integer.SIZE);
  }

  private static long mix(long bits) {
    long mixed = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }
}
