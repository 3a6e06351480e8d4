package dev.racetest.scheduler.shrinking;

import dev.racetest.hooks.Sites;
import dev.racetest.scheduler.spi.Decision;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Looks for the choice after which a failure cannot be averted any more: the first choices of the
 * failing execution are repeated and others follow, all there are or as many as are tried.
 */
public final class PointOfNoReturn {
  /** How many continuations are tried from one point, where there are more. */
  public static final int CONTINUATIONS = 25;

  private final Laboratory laboratory;
  private final Schedule failing;
  private final long seed;
  private final List<Integer> taskChoices = new ArrayList<>();

  /**
   * What was found.
   *
   * @param step how many steps have been done there
   * @param continuations how many were tried from there; all of them failed
   */
  public record Point(int step, int continuations) {}

  /**
   * Prepares to look for it.
   *
   * @param laboratory says of each execution whether it fails in a way that is no better
   * @param seed where the random numbers start
   */
  public PointOfNoReturn(Laboratory laboratory, Schedule failing, long seed) {
    this.laboratory = laboratory;
    this.failing = failing;
    this.seed = seed;
    for (int i = 0; i < failing.choices().size(); i++) {
      if (failing.choices().get(i).kind() == Decision.Kind.TASK) {
        taskChoices.add(i);
      }
    }
  }

  /**
   * Finds it by bisection: what is inevitable after some steps is so after more of them. Empty if
   * the laboratory has too few executions left.
   */
  public Optional<Point> find() {
    int low = 0;
    int high = taskChoices.size();
    int continuations = 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (laboratory.left() < CONTINUATIONS) {
        return Optional.empty();
      }
      int failed = failedFrom(middle);
      if (failed > 0) {
        high = middle;
        continuations = failed;
      } else {
        low = middle + 1;
      }
    }
    return Optional.of(new Point(stepBefore(high), continuations));
  }

  /** The step that was chosen last when so many choices of tasks have been made. */
  private int stepBefore(int made) {
    return made == 0 ? 0 : failing.choices().get(taskChoices.get(made - 1)).step() + 1;
  }

  /** How many continuations there are or were tried, all of which failed; 0 if one did not. */
  private int failedFrom(int made) {
    int[] first = firstChoices(made);
    ScheduleTree tree = new ScheduleTree(first, Integer.MAX_VALUE);
    int tried = 0;
    while (tried + tree.waiting(Integer.MAX_VALUE) <= CONTINUATIONS) {
      if (tree.waiting(Integer.MAX_VALUE) == 0) {
        return tried;
      }
      Trial trial = laboratory.run(tree.next());
      if (!trial.isSame()) {
        return 0;
      }
      tried++;
      tree.ran(trial.schedule());
    }
    for (; tried < CONTINUATIONS; tried++) {
      long continuationSeed = Sites.mix(Sites.mix(seed, made), tried);
      if (!laboratory.run(new AtRandom(first, continuationSeed)).isSame()) {
        return 0;
      }
    }
    return tried;
  }

  /** What lies before the first choice of all is chosen anew as well. */
  private int[] firstChoices(int made) {
    int end = made == 0 ? 0 : taskChoices.get(made);
    return Arrays.copyOf(failing.options(), end);
  }
}
