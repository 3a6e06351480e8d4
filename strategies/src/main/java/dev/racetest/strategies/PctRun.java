package dev.racetest.strategies;

import dev.racetest.scheduler.spi.Decision;

/** One PCT execution; see {@link Pct}. */
final class PctRun {
  private final SplitMix random;
  private final Walk walk;
  private final Priorities priorities = new Priorities();
  private final ChangePoints changes = new ChangePoints();
  private int unfairDecisions;
  private int decisions;

  PctRun(SplitMix random) {
    this.random = random;
    walk = new Walk(random);
  }

  void begin(int longest, int depth) {
    priorities.begin();
    changes.draw(depth, longest, random);
    unfairDecisions = Horizon.unfairDecisions(longest);
    decisions = 0;
  }

  int choose(Decision decision) {
    if (decision.kind() != Decision.Kind.TASK || ++decisions > unfairDecisions) {
      return walk.uniform(decision);
    }
    if (Walk.currentYields(decision)) {
      priorities.lowerBelowAll(decision.task(decision.current()));
    }
    int chosen = priorities.highest(decision, random);
    int changed = changes.priorityAt(decisions);
    if (changed > 0) {
      priorities.lower(decision.task(chosen), changed);
      chosen = priorities.highest(decision, random);
    }
    return chosen;
  }
}
