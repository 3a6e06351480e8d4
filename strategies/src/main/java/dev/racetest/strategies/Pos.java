package dev.racetest.strategies;

import dev.racetest.scheduler.spi.Decision;
import dev.racetest.scheduler.spi.Guarantee;
import dev.racetest.scheduler.spi.Situation;
import dev.racetest.scheduler.spi.Strategy;

/**
 * Partial order sampling (Yuan, Yang, Gu, "Partial Order Aware Concurrency Sampling", CAV 2018,
 * algorithm 2). Each pending event has a random priority, the highest one runs; then the events
 * that depend on it, those of waiting tasks included, draw anew. Events that depend on nothing keep
 * theirs, so that partial orders are sampled and not interleavings. Weak where one task has to lose
 * many times in a row.
 *
 * <p>A task that yields goes behind the others; after many more decisions than ever before the rest
 * is a random walk, for programs that spin.
 */
final class Pos implements Strategy {
  private final SplitMix random = new SplitMix();
  private final PosRun run = new PosRun(random);
  private final Horizon horizon;
  private final boolean repeating;
  private int longest;

  /** Explores. */
  Pos(Horizon horizon) {
    this.horizon = horizon;
    repeating = false;
  }

  /** Repeats an execution for which the longest one before had so many decisions. */
  Pos(int longest) {
    this.horizon = new Horizon();
    this.longest = longest;
    repeating = true;
  }

  @Override
  public void begin(long seed) {
    random.begin(seed);
    if (!repeating) {
      longest = horizon.longest();
    }
    run.begin(longest);
  }

  @Override
  public int choose(Decision decision) {
    return run.choose(decision);
  }

  @Override
  public boolean watchesSteps() {
    return true;
  }

  @Override
  public void stepped(int task, Situation now) {
    run.stepped(task, now);
  }

  @Override
  public void end(int decisions, boolean complete) {
    horizon.end(decisions, complete);
  }

  @Override
  public Guarantee guarantee() {
    return Guarantee.SAMPLE;
  }

  /** For example {@code k=120}. */
  @Override
  public String settings() {
    return Length.text(longest);
  }
}
