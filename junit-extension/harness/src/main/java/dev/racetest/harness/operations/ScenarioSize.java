package dev.racetest.harness.operations;

import dev.racetest.harness.WrongTestException;
import dev.racetest.harness.histories.History;

/** How large random scenarios are. */
record ScenarioSize(int threads, int operations, int before, int after) {
  static ScenarioSize of(OperationTest annotation, Class<?> type) {
    ScenarioSize size =
        new ScenarioSize(
            annotation.threads(), annotation.operations(), annotation.before(), annotation.after());
    boolean isPossible =
        size.threads >= 1 && size.operations >= 1 && size.before >= 0 && size.after >= 0;
    if (!isPossible || size.calls() > History.MOST_CALLS) {
      throw new WrongTestException(
          type.getName(),
          "a scenario has at least a thread and an operation, and at most "
              + History.MOST_CALLS
              + " calls in all, but @OperationTest asks for "
              + size,
          "@OperationTest(threads = 2, operations = 3)");
    }
    return size;
  }

  @Override
  public String toString() {
    return "threads = %d, operations = %d, before = %d, after = %d"
        .formatted(threads, operations, before, after);
  }

  private long calls() {
    return (long) threads * operations + before + after;
  }
}
