package dev.racetest.harness.operations;

import dev.racetest.harness.histories.Checker;
import dev.racetest.harness.histories.Guarantee;
import dev.racetest.harness.histories.History;
import dev.racetest.harness.outcomes.OutcomeSearch;
import dev.racetest.harness.outcomes.OutcomeSearch.Collected;
import dev.racetest.scheduler.ExplorationOptions;
import dev.racetest.scheduler.ExplorationResult;
import java.util.LinkedHashSet;
import java.util.Set;

/** Explores a scenario and tells which of its histories nothing explains. */
final class Judge {
  /**
   * What came of a scenario.
   *
   * @param result the exploration, with what fails it whatever the calls answer
   * @param wrong the histories that no order of the calls explains
   */
  record Judged(ExplorationResult result, Set<History> wrong) {
    boolean isFailure() {
      return result.failed() || !wrong.isEmpty();
    }
  }

  private final OperationClass operations;
  private final Guarantee guarantee;
  private final int stepsAlone;

  /**
   * Makes a judge.
   *
   * @param stepsAlone how many steps a call may take alone; 0 for any number
   */
  Judge(OperationClass operations, Guarantee guarantee, int stepsAlone) {
    this.operations = operations;
    this.guarantee = guarantee;
    this.stepsAlone = stepsAlone;
  }

  OutcomeSearch<History> search(Scenario scenario, ExplorationOptions options) {
    return new OutcomeSearch<>(options, body(scenario, options));
  }

  ScenarioBody body(Scenario scenario, ExplorationOptions options) {
    boolean isExhaustive = options.strategy().equals("exhaustive");
    return new ScenarioBody(operations, scenario, isExhaustive, stepsAlone);
  }

  Judged judge(Scenario scenario, ExplorationOptions options) {
    Collected<History> seen = search(scenario, options).collect();
    // A call that an error has ended has no answer, and that is what is wrong.
    Set<History> judged = OutcomeSearch.hasThrown(seen.result()) ? Set.of() : seen.outcomes();
    return new Judged(seen.result(), wrong(scenario, judged));
  }

  Set<History> wrong(Scenario scenario, Set<History> histories) {
    Checker<SpecificationModel.State> checker =
        new Checker<>(guarantee, new SpecificationModel(operations, scenario));
    Set<History> wrong = new LinkedHashSet<>();
    for (History history : histories) {
      if (checker.explain(history).isEmpty()) {
        wrong.add(history);
      }
    }
    return wrong;
  }
}
