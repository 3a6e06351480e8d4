package dev.racetest.harness.operations;

import dev.racetest.harness.histories.Checker;
import dev.racetest.harness.histories.Guarantee;
import dev.racetest.harness.histories.History;
import dev.racetest.harness.outcomes.Observed;
import dev.racetest.harness.outcomes.OutcomeSearch;
import dev.racetest.scheduler.ExplorationOptions;
import java.util.LinkedHashSet;
import java.util.Set;

/** Explores a scenario and tells which of its histories nothing explains. */
final class Judge {
  /**
   * What came of a scenario.
   *
   * @param wrong the histories that no order of the calls explains
   */
  record Judged(Observed<History> observed, Set<History> wrong) {
    boolean isFailure() {
      return observed.result().failed() || !wrong.isEmpty();
    }
  }

  private final OperationClass operations;
  private final Guarantee guarantee;

  Judge(OperationClass operations, Guarantee guarantee) {
    this.operations = operations;
    this.guarantee = guarantee;
  }

  OutcomeSearch<History> search(Scenario scenario, ExplorationOptions options) {
    boolean isExhaustive = options.strategy().equals("exhaustive");
    return new OutcomeSearch<>(options, new ScenarioBody(operations, scenario, isExhaustive));
  }

  Judged judge(Scenario scenario, ExplorationOptions options) {
    Observed<History> observed = search(scenario, options).explore();
    return new Judged(observed, wrong(scenario, observed.counts().keySet()));
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
