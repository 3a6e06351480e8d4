package dev.racetest.scheduler.shrinking;

import dev.racetest.hooks.Sites;
import dev.racetest.scheduler.spi.Decision;

/**
 * Repeats the first choices of an execution and makes the others at random: every second time each
 * option is as likely, otherwise the task that runs mostly goes on.
 */
final class AtRandom implements Chooser {
  private static final int ODDS_OF_GOING_ON = 8;

  private final int[] first;
  private final boolean goesOn;
  private long state;
  private int next;

  AtRandom(int[] first, long seed) {
    this.first = first;
    this.state = seed;
    this.goesOn = below(2) == 0;
  }

  @Override
  public int choose(Decision decision, Progress progress) {
    if (next < first.length) {
      return first[next++];
    }
    if (goesOn && !Choice.isFree(decision) && below(ODDS_OF_GOING_ON) > 0) {
      return decision.current();
    }
    return below(decision.options());
  }

  private int below(int bound) {
    state = Sites.mix(state, bound);
    return (int) Long.remainderUnsigned(state, bound);
  }
}
