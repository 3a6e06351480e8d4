package dev.racetest.strategies;

import dev.racetest.scheduler.spi.Decision;

/** The choices that strategies have in common. */
final class Walk {
  private final SplitMix random;

  Walk(SplitMix random) {
    this.random = random;
  }

  /** Each option equally likely. */
  int uniform(Decision decision) {
    return random.below(decision.options());
  }

  /** Each option but the current one equally likely; there must be a current one. */
  int other(Decision decision) {
    int option = random.below(decision.options() - 1);
    return option < decision.current() ? option : option + 1;
  }

  /** Whether a task goes on running that now asks to be put behind the others. */
  static boolean currentYields(Decision decision) {
    int current = decision.current();
    return current >= 0 && decision.operation(current).isYielding();
  }
}
