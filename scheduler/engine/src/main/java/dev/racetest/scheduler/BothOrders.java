package dev.racetest.scheduler;

import dev.racetest.scheduler.execution.Execution;
import dev.racetest.scheduler.execution.ExecutionConditions;
import dev.racetest.scheduler.execution.Outcome;
import dev.racetest.scheduler.prediction.DirectedStrategy;
import dev.racetest.scheduler.prediction.Target;
import java.util.List;

/**
 * What a race leads to: both tasks are brought before their accesses, and the rest is run once with
 * the one first and once with the other.
 */
final class BothOrders {
  private final Runner runner;
  private final ExecutionConditions conditions;
  private final Target target;

  /**
   * Prepares the executions.
   *
   * @param conditions of them, with the racing variables as yield points
   */
  BothOrders(Runner runner, ExecutionConditions conditions, Target target) {
    this.runner = runner;
    this.conditions = conditions;
    this.target = target;
  }

  private record Result(String first, String second, String what) {}

  /** Runs both; returns a line for what each came to, none if the two did not meet. */
  List<String> lines() {
    Result one = run(false);
    Result other = one == null ? null : run(true);
    return other == null ? List.of() : List.of(line(one), line(other));
  }

  private Result run(boolean reversed) {
    DirectedStrategy strategy = DirectedStrategy.at(target, reversed, false);
    strategy.begin(conditions.dice());
    runner.run(strategy, conditions);
    return strategy.hasMet()
        ? new Result(strategy.firstAct(), strategy.secondAct(), outcome(runner.execution()))
        : null;
  }

  private static String outcome(Execution execution) {
    List<Run.Uncaught> uncaught = Run.uncaught(execution);
    if (!uncaught.isEmpty()) {
      return Describing.safely(uncaught.get(0).exception()).lines().findFirst().orElse("");
    }
    return execution.outcome() == Outcome.COMPLETE
        ? "nothing else fails"
        : execution.outcome().toString();
  }

  private static String line(Result result) {
    return "one %s, then the other %s: %s".formatted(result.first, result.second, result.what);
  }
}
