package dev.racetest.scheduler.shrinking;

import dev.racetest.scheduler.spi.Decision;

/**
 * A choice that was made in an execution.
 *
 * @param kind what was decided
 * @param step how many steps the execution had had
 * @param by the task that had done the last of them, -1 if there were none
 * @param options how many options there were
 * @param current the option that stood for the task that ran last, -1 if it could not go on
 * @param isFree whether no option was a preemption: the task that ran could not go on or had asked
 *     to be put behind the others, or it was no choice among tasks
 * @param option the option that was chosen
 * @param task the task that it stood for
 */
public record Choice(
    Decision.Kind kind,
    int step,
    int by,
    int options,
    int current,
    boolean isFree,
    int option,
    int task) {

  static Choice of(Decision decision, int option, Progress progress) {
    return new Choice(
        decision.kind(),
        progress.steps(),
        progress.running(),
        decision.options(),
        decision.current(),
        isFree(decision),
        option,
        decision.task(option));
  }

  static boolean isFree(Decision decision) {
    int current = decision.current();
    return decision.kind() != Decision.Kind.TASK
        || current < 0
        || decision.operation(current).isYielding();
  }

  /** Whether it took the turn from a task that could have gone on and had not asked to be left. */
  public boolean isPreemption() {
    return !isFree && option != current;
  }
}
