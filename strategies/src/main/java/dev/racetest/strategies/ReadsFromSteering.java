package dev.racetest.strategies;

import dev.racetest.scheduler.spi.Decision;
import dev.racetest.scheduler.spi.Situation;
import dev.racetest.scheduler.spi.Strategy;

/**
 * Steers executions towards wishes about which write a read sees, see {@link Steering} and {@link
 * WishList}. Strong where one task has to lose against many: to see it win, one wish is enough. The
 * first execution has none and shows which there are.
 */
final class ReadsFromSteering implements Strategy {
  private final SplitMix random = new SplitMix();
  private final SplitMix draws = new SplitMix();
  private final Steering run = new Steering(random);
  private final Observations observations;
  private final Horizon horizon;
  private final WishList list;
  private final boolean repeating;
  private Wishes wishes = new Wishes(Horizon.UNKNOWN, Wishes.NONE);

  /** Explores. */
  ReadsFromSteering(Observations observations, Horizon horizon) {
    this.observations = observations;
    this.horizon = horizon;
    list = new WishList(observations);
    repeating = false;
  }

  /** Repeats an execution that had these wishes. */
  ReadsFromSteering(Wishes wishes) {
    this(new Observations(), new Horizon(), wishes);
  }

  private ReadsFromSteering(Observations observations, Horizon horizon, Wishes wishes) {
    this.observations = observations;
    this.horizon = horizon;
    this.wishes = wishes;
    list = new WishList(observations);
    repeating = true;
  }

  /** Whether there is a wish that has not been tried alone, or a first pair of them. */
  boolean hasNewWish() {
    return list.hasFirst();
  }

  @Override
  public void begin(long seed) {
    random.begin(seed);
    if (!repeating) {
      // Not from the sequence of the choices: a repetition has no draws.
      draws.begin(~seed);
      wishes = new Wishes(horizon.longest(), list.next(draws));
    }
    observations.begin();
    run.begin(wishes);
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
    observations.stepped(task, now);
  }

  @Override
  public void end(int decisions, boolean complete) {
    observations.end();
    list.learn();
    horizon.end(decisions, complete);
  }

  /** For example {@code k=120:7f3.a91.b2}. */
  @Override
  public String settings() {
    return wishes.text();
  }
}
