package dev.racetest.strategies;

import dev.racetest.scheduler.spi.Decision;

/** One execution with delays; see {@link DelayBounding}. */
final class DelayRun {
  private final SplitMix random;
  private final Walk walk;
  private int[] delays = new int[4];
  private int count;
  private int decisions;
  private int unfairDecisions;
  private int last;

  DelayRun(SplitMix random) {
    this.random = random;
    walk = new Walk(random);
  }

  void begin(int longest, int newCount) {
    count = newCount;
    if (delays.length < count) {
      delays = new int[count];
    }
    for (int i = 0; i < count; i++) {
      delays[i] = 1 + random.below(Math.max(1, longest));
    }
    decisions = 0;
    last = -1;
    unfairDecisions = Horizon.unfairDecisions(longest);
  }

  int choose(Decision decision) {
    if (decision.kind() != Decision.Kind.TASK || ++decisions > unfairDecisions) {
      return walk.uniform(decision);
    }
    int option = base(decision);
    for (int i = 0; i < count; i++) {
      option = delays[i] == decisions ? (option + 1) % decision.options() : option;
    }
    last = decision.task(option);
    return option;
  }

  /** Who would run without delays: the current task, and after it the next one. */
  private int base(Decision decision) {
    int current = decision.current();
    if (current >= 0) {
      return Walk.currentYields(decision) ? (current + 1) % decision.options() : current;
    }
    for (int option = 0; option < decision.options(); option++) {
      if (decision.task(option) > last) {
        return option;
      }
    }
    return 0;
  }
}
