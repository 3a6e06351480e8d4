package dev.racetest.scheduler.shrinking;

import dev.racetest.scheduler.spi.Decision;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;

/**
 * Lets the tasks run in a given order of steps, as closely as that can be done; except that at some
 * of the steps the task that runs goes on until it cannot, and what it did so early is left out
 * later.
 */
final class Following implements Chooser {
  private final List<Deque<Integer>> stepsOf = new ArrayList<>();
  private final List<Deque<Choice>> dataOf = new ArrayList<>();
  private final BitSet skipped;
  private int seen;
  private int staying = -1;

  /**
   * Makes a chooser.
   *
   * @param tasks the order of steps
   * @param data where choices other than those among tasks are taken from, task by task
   * @param skipped the steps at which the task before goes on instead
   */
  Following(int[] tasks, List<Choice> data, BitSet skipped) {
    this.skipped = skipped;
    for (int step = 0; step < tasks.length; step++) {
      of(stepsOf, tasks[step]).add(step);
    }
    for (Choice choice : data) {
      if (choice.kind() != Decision.Kind.TASK) {
        of(dataOf, choice.by()).add(choice);
      }
    }
  }

  private static <T> Deque<T> of(List<Deque<T>> all, int task) {
    while (all.size() <= task) {
      all.add(new ArrayDeque<>());
    }
    return all.get(task);
  }

  @Override
  public int choose(Decision decision, Progress progress) {
    for (; seen < progress.steps(); seen++) {
      of(stepsOf, progress.task(seen)).poll();
    }
    return decision.kind() == Decision.Kind.TASK
        ? chooseTask(decision)
        : chooseData(decision, progress);
  }

  private int chooseTask(Decision decision) {
    int current = Choice.isFree(decision) ? -1 : decision.current();
    if (current >= 0 && decision.task(current) == staying) {
      return current;
    }
    staying = -1;
    int option = earliest(decision);
    if (option < 0) {
      return RunOn.choose(decision);
    }
    if (current >= 0 && option != current && skipped.get(nextStep(decision, option))) {
      staying = decision.task(current);
      return current;
    }
    return option;
  }

  /** The option whose task is the first to come in the order; -1 if none comes any more. */
  private int earliest(Decision decision) {
    int best = -1;
    int bestStep = Integer.MAX_VALUE;
    for (int option = 0; option < decision.options(); option++) {
      int step = nextStep(decision, option);
      if (step < bestStep) {
        best = option;
        bestStep = step;
      }
    }
    return best;
  }

  private int nextStep(Decision decision, int option) {
    Integer step = of(stepsOf, decision.task(option)).peek();
    return step == null ? Integer.MAX_VALUE : step;
  }

  private int chooseData(Decision decision, Progress progress) {
    Choice recorded = of(dataOf, progress.running()).poll();
    if (recorded == null || recorded.kind() != decision.kind()) {
      return 0;
    }
    if (decision.kind() == Decision.Kind.CHANCE) {
      return recorded.option();
    }
    for (int option = 0; option < decision.options(); option++) {
      if (decision.task(option) == recorded.task()) {
        return option;
      }
    }
    return 0;
  }
}
