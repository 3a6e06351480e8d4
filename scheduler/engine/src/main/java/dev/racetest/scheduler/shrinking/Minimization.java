package dev.racetest.scheduler.shrinking;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Looks for the simplest execution that fails in the same way: with the fewest preemptions, and
 * among those with few context switches.
 */
public final class Minimization {
  private static final BitSet NONE = new BitSet();

  private final Laboratory laboratory;
  private Schedule best;
  private boolean smallest;

  /** Prepares to simplify an execution that fails. */
  public Minimization(Laboratory laboratory, Schedule found) {
    this.laboratory = laboratory;
    this.best = found;
  }

  /** The simplest failing execution so far. */
  public Schedule best() {
    return best;
  }

  /** Whether all executions with fewer preemptions were run, and none failed in the same way. */
  public boolean isSmallest() {
    return smallest;
  }

  /** Simplifies as far as the laboratory has executions left. */
  public void run() {
    straighten();
    Schedule straight = best;
    removePreemptions();
    if (!best.equals(straight)) {
      straighten();
    }
    Schedule reduced = best;
    runAllWithFewer();
    if (!best.equals(reduced)) {
      straighten();
    }
  }

  /** Puts the same steps into an order with fewer switches. */
  private void straighten() {
    if (laboratory.left() > 1) {
      laboratory
          .order(best)
          .flatMap(order -> new Linearization(order).tasks())
          .filter(tasks -> !Arrays.equals(tasks, best.tasks()))
          .ifPresent(tasks -> attempt(new Following(tasks, best.choices(), NONE)));
    }
  }

  private boolean attempt(Chooser chooser) {
    if (laboratory.left() < 1) {
      return false;
    }
    Trial trial = laboratory.run(chooser);
    boolean isBetter = trial.isSame() && trial.schedule().isSimplerThan(best);
    if (isBetter) {
      best = trial.schedule();
    }
    return isBetter;
  }

  /**
   * Removes all preemptions, halves of them and so on down to single ones (after Zeller and
   * Hildebrandt, "Simplifying and Isolating Failure-Inducing Input", IEEE TSE 2002).
   */
  private void removePreemptions() {
    int size = best.preemptions();
    while (size > 0 && laboratory.left() > 0) {
      if (!removeSome(size)) {
        size /= 2;
      }
      size = Math.min(size, best.preemptions());
    }
  }

  private boolean removeSome(int size) {
    List<Integer> steps = best.preemptedAt().stream().boxed().toList();
    for (int from = 0; from < steps.size(); from += size) {
      BitSet removed = new BitSet();
      steps.subList(from, Math.min(from + size, steps.size())).forEach(removed::set);
      if (attempt(new Following(best.tasks(), best.choices(), removed))) {
        return true;
      }
    }
    return false;
  }

  private void runAllWithFewer() {
    ScheduleTree tree = new ScheduleTree(new int[0], best.preemptions() - 1);
    boolean isComplete = true;
    for (int bound = 0; bound < best.preemptions(); bound++) {
      while (tree.waiting(bound) > 0) {
        if (tree.waiting(bound) > laboratory.left()) {
          return;
        }
        Trial trial = laboratory.run(tree.next());
        if (trial.isSame()) {
          best = trial.schedule();
          smallest = isComplete;
          return;
        }
        isComplete &= trial.isConclusive();
        tree.ran(trial.schedule());
      }
    }
    smallest = isComplete;
  }
}
