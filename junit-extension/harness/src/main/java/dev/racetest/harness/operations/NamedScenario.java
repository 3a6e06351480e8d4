package dev.racetest.harness.operations;

import dev.racetest.scheduler.replay.ReplayToken;
import java.util.List;
import java.util.Optional;

/**
 * A scenario and the name by which tokens know it: which of the test's scenarios it was made of,
 * and which calls of that are left.
 *
 * @param whole the scenario that was generated, or written
 * @param kept the numbers of its calls that are left, as bits
 */
record NamedScenario(String test, int number, Scenario whole, long kept) {
  /** Of more calls the subsets are too many to try all of them. */
  private static final int MOST_CALLS = 14;

  static NamedScenario whole(String test, int number, Scenario whole) {
    return new NamedScenario(test, number, whole, all(whole));
  }

  private static long all(Scenario whole) {
    return -1L >>> Long.SIZE - whole.size();
  }

  Scenario scenario() {
    return whole.keeping(kept);
  }

  NamedScenario without(int call) {
    return new NamedScenario(test, number, whole, kept & ~(1L << call));
  }

  /** What tokens are bound to. */
  String name() {
    return test + " #" + number + (kept == all(whole) ? "" : "/" + Long.toHexString(kept));
  }

  /**
   * The scenario that a token was made for.
   *
   * @return empty if it is none of these
   */
  static Optional<NamedScenario> of(String token, List<NamedScenario> scenarios) {
    int owner = ReplayToken.decode(token).owner();
    for (NamedScenario each : scenarios) {
      if (ReplayToken.owner(each.name()) == owner) {
        return Optional.of(each);
      }
    }
    for (NamedScenario each : scenarios) {
      long last = each.whole.size() > MOST_CALLS ? 0L : all(each.whole);
      for (long kept = 1L; kept < last; kept++) {
        NamedScenario smaller = new NamedScenario(each.test, each.number, each.whole, kept);
        if (ReplayToken.owner(smaller.name()) == owner) {
          return Optional.of(smaller);
        }
      }
    }
    return Optional.empty();
  }
}
