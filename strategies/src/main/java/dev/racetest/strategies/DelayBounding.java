package dev.racetest.strategies;

import dev.racetest.scheduler.spi.Decision;
import dev.racetest.scheduler.spi.Strategy;

/**
 * Delay bounding (Emmi, Qadeer, Rakamaric, "Delay-Bounded Scheduling", POPL 2011, section 2), by
 * samples: a deterministic scheduler lets each task run until it waits, then the next one in turn;
 * at a few random decisions the task that it would let run is passed over. The number of schedules
 * with so many delays does not depend on the number of tasks. The number of delays is cycled from
 * one to the greatest; the first execution has none and measures.
 */
final class DelayBounding implements Strategy {
  private final SplitMix random = new SplitMix();
  private final DelayRun run = new DelayRun(random);
  private final Horizon horizon;
  private final boolean repeating;
  private final int most;
  private PctSettings settings;
  private int begun;

  /** Explores with up to so many delays. */
  DelayBounding(int most, Horizon horizon) {
    this.most = most;
    this.horizon = horizon;
    settings = new PctSettings(Horizon.UNKNOWN, 1);
    repeating = false;
  }

  /** Repeats an execution; d is the number of delays and one. */
  DelayBounding(PctSettings settings) {
    this.settings = settings;
    most = settings.depth();
    horizon = new Horizon();
    repeating = true;
  }

  @Override
  public void begin(long seed) {
    random.begin(seed);
    if (!repeating) {
      int longest = horizon.longest();
      int delays = longest == Horizon.UNKNOWN ? 0 : 1 + begun++ % most;
      settings = new PctSettings(longest, 1 + delays);
    }
    run.begin(settings.longest(), settings.depth() - 1);
  }

  @Override
  public int choose(Decision decision) {
    return run.choose(decision);
  }

  @Override
  public void end(int decisions, boolean complete) {
    horizon.end(decisions, complete);
  }

  /** For example {@code k=120,d=3} for two delays. */
  @Override
  public String settings() {
    return settings.text();
  }
}
