package dev.racetest.harness.operations;

import java.util.function.Predicate;

/** Leaves out calls as long as what is left still fails. */
final class Minimization {
  private final Predicate<NamedScenario> fails;

  Minimization(Predicate<NamedScenario> fails) {
    this.fails = fails;
  }

  /** A scenario that fails, and does not if any one of its calls is left out. */
  NamedScenario of(NamedScenario failing) {
    NamedScenario smallest = failing;
    boolean isSmaller = true;
    while (isSmaller) {
      isSmaller = false;
      for (int call = failing.whole().size() - 1; call >= 0; call--) {
        NamedScenario candidate = smallest.without(call);
        boolean isOther = candidate.kept() != smallest.kept();
        if (isOther && !candidate.scenario().threads().isEmpty() && fails.test(candidate)) {
          smallest = candidate;
          isSmaller = true;
        }
      }
    }
    return smallest;
  }
}
