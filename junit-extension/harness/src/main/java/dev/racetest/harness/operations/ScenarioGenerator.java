package dev.racetest.harness.operations;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/** Makes random scenarios; equal seeds give equal ones. */
final class ScenarioGenerator {
  private final OperationClass operations;
  private final ScenarioSize size;

  ScenarioGenerator(OperationClass operations, ScenarioSize size) {
    this.operations = operations;
    this.size = size;
  }

  /** Makes the scenario of a seed. */
  Scenario make(long seed) {
    return new Draft(new SplittableRandom(seed)).make();
  }

  /** One scenario while it is made. */
  private final class Draft {
    private final SplittableRandom random;
    private final Set<OperationMethod> used = new HashSet<>();
    private final Map<String, Integer> threadOfGroup = new HashMap<>();

    Draft(SplittableRandom random) {
      this.random = random;
      for (OperationMethod each : operations.operations()) {
        if (!each.annotation().group().isEmpty()) {
          threadOfGroup.computeIfAbsent(
              each.annotation().group(), group -> random.nextInt(size.threads()));
        }
      }
    }

    Scenario make() {
      List<Invocation> before = calls(size.before(), -1);
      List<List<Invocation>> threads = new ArrayList<>();
      for (int thread = 0; thread < size.threads(); thread++) {
        threads.add(calls(size.operations(), thread));
      }
      threads.removeIf(List::isEmpty);
      return new Scenario(before, threads, calls(size.after(), -1));
    }

    private List<Invocation> calls(int count, int thread) {
      List<Invocation> calls = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        List<OperationMethod> allowed =
            operations.operations().stream().filter(each -> isAllowed(each, thread)).toList();
        if (!allowed.isEmpty()) {
          calls.add(call(allowed.get(random.nextInt(allowed.size()))));
        }
      }
      return calls;
    }

    private boolean isAllowed(OperationMethod operation, int thread) {
      Operation annotation = operation.annotation();
      boolean isFree = !annotation.once() || !used.contains(operation);
      boolean isAlone = thread < 0;
      boolean isItsThread =
          isAlone
              || annotation.group().isEmpty()
              || threadOfGroup.get(annotation.group()) == thread;
      // Nobody would let it go on.
      return isFree && isItsThread && !(isAlone && annotation.blocking());
    }

    private Invocation call(OperationMethod operation) {
      used.add(operation);
      Object[] arguments = operation.values().stream().map(source -> source.next(random)).toArray();
      return new Invocation(operation, arguments);
    }
  }
}
