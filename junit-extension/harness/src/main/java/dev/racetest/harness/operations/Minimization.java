package dev.racetest.harness.operations;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Leaves out calls, and makes arguments smaller, as long as what is left still fails. */
final class Minimization {
  private final Predicate<NamedScenario> fails;
  private final Set<String> passing = new HashSet<>();

  /**
   * Makes a minimization.
   *
   * @param fails whether a scenario fails, the same whenever it is asked
   */
  Minimization(Predicate<NamedScenario> fails) {
    this.fails = fails;
  }

  /**
   * A scenario that fails, and does not if any one of its calls is left out, or any one of its
   * arguments is a smaller one, see {@link ValueSource#smaller}.
   */
  NamedScenario of(NamedScenario failing) {
    NamedScenario smallest = failing;
    NamedScenario before;
    do {
      before = smallest;
      smallest = withSmallerArguments(withFewerCalls(before));
    } while (smallest != before);
    return smallest;
  }

  private NamedScenario withFewerCalls(NamedScenario failing) {
    NamedScenario smallest = failing;
    for (int call = failing.scenario().size() - 1; call >= 0; call--) {
      NamedScenario candidate = smallest.without(call);
      if (!candidate.scenario().threads().isEmpty() && isFailing(candidate)) {
        smallest = candidate;
      }
    }
    return smallest;
  }

  private NamedScenario withSmallerArguments(NamedScenario failing) {
    NamedScenario smallest = failing;
    List<Invocation> calls = failing.scenario().all();
    for (int call = 0; call < calls.size(); call++) {
      Object[] arguments = calls.get(call).arguments();
      for (int parameter = 0; parameter < arguments.length; parameter++) {
        ValueSource source = calls.get(call).operation().values().get(parameter);
        for (Object smaller : source.smaller(arguments[parameter])) {
          NamedScenario candidate = smallest.with(call, parameter, smaller);
          if (isFailing(candidate)) {
            smallest = candidate;
            break;
          }
        }
      }
    }
    return smallest;
  }

  private boolean isFailing(NamedScenario candidate) {
    String text = candidate.scenario().toString();
    if (passing.contains(text)) {
      return false;
    }
    boolean isFailing = fails.test(candidate);
    if (!isFailing) {
      passing.add(text);
    }
    return isFailing;
  }
}
