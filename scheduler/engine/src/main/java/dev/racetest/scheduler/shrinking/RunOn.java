package dev.racetest.scheduler.shrinking;

import dev.racetest.scheduler.spi.Decision;

/**
 * Repeats the first choices of an execution. Then each task runs until it cannot go on or asks to
 * be put behind the others, and the next one in the order of creation follows.
 */
public final class RunOn implements Chooser {
  private final int[] first;
  private int next;

  /** Makes a chooser that repeats these options. */
  public RunOn(int[] first) {
    this.first = first;
  }

  @Override
  public int choose(Decision decision, Progress progress) {
    return next < first.length ? first[next++] : choose(decision);
  }

  static int choose(Decision decision) {
    int current = decision.current();
    if (decision.kind() != Decision.Kind.TASK || current < 0) {
      return 0;
    }
    return Choice.isFree(decision) ? (current + 1) % decision.options() : current;
  }
}
