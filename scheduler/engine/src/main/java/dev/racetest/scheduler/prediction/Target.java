package dev.racetest.scheduler.prediction;

import dev.racetest.hooks.Sites;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What directed executions aim at: tasks that stand at these places at the same time.
 *
 * @param isRace whether two of them meet at one variable; otherwise they wait for each other's
 *     locks
 * @param sites the places, as numbers of {@code Sites}, sorted
 */
public record Target(boolean isRace, List<Integer> sites) {
  static Target race(int one, int other) {
    return new Target(true, List.of(Math.min(one, other), Math.max(one, other)));
  }

  static Target deadlock(List<Integer> sites) {
    return new Target(false, sites.stream().sorted().toList());
  }

  /** The places as numbers that are the same in every JVM. */
  String places() {
    return sites.stream()
        .map(site -> Long.toHexString(Sites.hash(site)))
        .distinct()
        .collect(Collectors.joining("."));
  }
}
