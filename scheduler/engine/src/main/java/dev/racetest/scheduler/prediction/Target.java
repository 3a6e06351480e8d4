package dev.racetest.scheduler.prediction;

import java.util.List;

/**
 * What directed executions aim at: tasks that stand at these places at the same time.
 *
 * @param isRace whether two of them meet at one variable; otherwise they wait for each other's
 *     locks
 * @param sites the places, as numbers of {@code Sites}, sorted
 */
public record Target(boolean isRace, List<Integer> sites) {
  /** Two tasks at one variable. */
  public static Target race(int one, int other) {
    return new Target(true, List.of(Math.min(one, other), Math.max(one, other)));
  }

  static Target deadlock(List<Integer> sites) {
    return new Target(false, sites.stream().sorted().toList());
  }
}
