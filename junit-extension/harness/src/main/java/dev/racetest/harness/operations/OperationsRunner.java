package dev.racetest.harness.operations;

import dev.racetest.harness.WrongTestException;
import dev.racetest.harness.histories.Guarantee;
import dev.racetest.harness.histories.History;
import dev.racetest.harness.operations.OperationsResult.OperationsFailure;
import dev.racetest.harness.outcomes.OutcomeSearch;
import dev.racetest.harness.outcomes.Replayed;
import dev.racetest.scheduler.ExplorationOptions;
import dev.racetest.scheduler.ExplorationResult;
import dev.racetest.scheduler.Explorer;
import dev.racetest.scheduler.Failure;
import dev.racetest.scheduler.Finding;
import dev.racetest.scheduler.Timeouts;
import dev.racetest.scheduler.replay.ForeignTokenException;
import dev.racetest.scheduler.text.InterleavingTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;

/** Tests the operations of a class, without JUnit. */
public final class OperationsRunner {
  private static final int MOST_ROWS = 60;

  /** How many schedules a scenario gets that may be the smallest one. */
  private static final int LONGER = 1_000;

  private final OperationClass operations;
  private final Guarantee guarantee;
  private final Judge judge;
  private final Function<String, ExplorationOptions> options;
  private final List<NamedScenario> scenarios = new ArrayList<>();
  private final String test;

  /**
   * Reads a class.
   *
   * @param type the class with the operations
   * @param annotation how it is tested
   * @param test binds tokens to the test
   * @param options how an exploration of the given name is done
   * @throws WrongTestException if the class breaks a rule
   */
  public OperationsRunner(
      Class<?> type,
      OperationTest annotation,
      String test,
      Function<String, ExplorationOptions> options) {
    Class<?> specification =
        annotation.specification() == Void.class ? type : annotation.specification();
    this.operations = OperationClassReader.read(type, specification);
    this.guarantee = annotation.guarantee();
    this.judge = new Judge(operations, guarantee, stepsAlone(annotation, type));
    this.test = test;
    this.options =
        name -> {
          ExplorationOptions given = options.apply(name);
          return given
              .withFineGrained(annotation.fineGrained())
              .withTimeouts(given.timeouts() == Timeouts.MIXED ? Timeouts.LATE : given.timeouts());
        };
    makeScenarios(annotation, type);
  }

  private static int stepsAlone(OperationTest annotation, Class<?> type) {
    if (annotation.obstructionFree() && annotation.stepsAlone() < 1) {
      throw new WrongTestException(
          type.getName(),
          "stepsAlone is at least 1, but was " + annotation.stepsAlone(),
          "@OperationTest(obstructionFree = true, stepsAlone = 500)");
    }
    return annotation.obstructionFree() ? annotation.stepsAlone() : 0;
  }

  private void makeScenarios(OperationTest annotation, Class<?> type) {
    for (String custom : annotation.custom()) {
      add(new ScenarioText(operations, custom).read());
    }
    ScenarioSize size = ScenarioSize.of(annotation, type);
    ScenarioGenerator generator = new ScenarioGenerator(operations, size);
    SplittableRandom seeds = new SplittableRandom(options.apply(test).seed());
    for (int i = 0; i < annotation.scenarios(); i++) {
      Scenario made = generator.make(seeds.nextLong());
      if (!made.threads().isEmpty()) {
        add(made);
      }
    }
    if (scenarios.isEmpty()) {
      throw new WrongTestException(
          type.getName(), "there is no scenario to run", "@OperationTest(scenarios = 50)");
    }
  }

  private void add(Scenario scenario) {
    scenarios.add(NamedScenario.whole(test, scenarios.size() + 1, scenario));
  }

  /**
   * Explores scenario after scenario, up to the first that fails, or until the time budget of an
   * exploration is over.
   */
  public OperationsResult run() {
    long begun = System.nanoTime();
    long executions = 0L;
    int explored = 0;
    for (NamedScenario scenario : scenarios) {
      ExplorationOptions used = options.apply(scenario.name());
      if (explored > 0 && System.nanoTime() - begun > used.timeBudget().toNanos()) {
        break;
      }
      Judge.Judged judged = judge.judge(scenario.scenario(), used);
      explored++;
      executions += judged.observed().result().executions();
      if (judged.isFailure()) {
        return new OperationsResult(explored, executions, Optional.of(failure(scenario, judged)));
      }
    }
    return new OperationsResult(explored, executions, Optional.empty());
  }

  private OperationsFailure failure(NamedScenario found, Judge.Judged judgedFirst) {
    NamedScenario smallest = smallest(found, judgedFirst);
    Judge.Judged judged = smallest == found ? judgedFirst : judgeAgain(smallest);
    Set<History> wrong = judged.wrong();
    Scenario scenario = smallest.scenario();
    ExplorationOptions used = longer(options.apply(smallest.name()));
    ExplorationResult shown =
        judged.observed().result().failed()
            ? Explorer.explore(used.withCounting(false), () -> judge.body(scenario, used).run())
            : judge.search(scenario, used).show(wrong);
    String remark =
        smallest.kept() == found.kept()
            ? ""
            : "  made of scenario %d of %d, which has %d calls: %s\n"
                .formatted(
                    found.number(), scenarios.size(), found.whole().size(), found.scenario());
    return failure(scenario, wrong, shown, remark);
  }

  /** What gets stuck takes the watchdog's patience each time. */
  private NamedScenario smallest(NamedScenario found, Judge.Judged judged) {
    return judged.observed().result().found(Finding.Kind.STUCK)
        ? found
        : new Minimization(each -> judge(each).isFailure() || judgeLonger(each).isFailure())
            .of(found);
  }

  /** A smaller scenario may fail under fewer schedules, and it matters more that it is found. */
  private Judge.Judged judgeLonger(NamedScenario scenario) {
    return judge.judge(scenario.scenario(), longer(options.apply(scenario.name())));
  }

  /** As it was judged when it was found to fail. */
  private Judge.Judged judgeAgain(NamedScenario scenario) {
    Judge.Judged judged = judge(scenario);
    return judged.isFailure() ? judged : judgeLonger(scenario);
  }

  private Judge.Judged judge(NamedScenario scenario) {
    return judge.judge(scenario.scenario(), options.apply(scenario.name()));
  }

  private static ExplorationOptions longer(ExplorationOptions used) {
    return used.withSchedules(Math.max(used.schedules(), LONGER));
  }

  private OperationsFailure failure(
      Scenario scenario, Set<History> wrong, ExplorationResult shown, String remark) {
    StringBuilder text = new StringBuilder();
    if (wrong.isEmpty()) {
      text.append("Scenario: ").append(scenario).append('\n').append(remark).append('\n');
      text.append(shown.report());
    } else {
      History history = shown.failure().isPresent() ? last(scenario, shown, wrong) : any(wrong);
      text.append(headline()).append('\n');
      text.append(remark).append('\n').append(new AnswerTable(scenario, history).text());
      text.append("\n  As a custom scenario: \"").append(scenario).append("\"\n\n");
      text.append(interleaving(shown));
      text.append("\n  Replay:  -Dracetest.replay=").append(shown.token()).append('\n');
    }
    return new OperationsFailure(scenario.toString(), scenario.size(), text.toString(), shown);
  }

  private History last(Scenario scenario, ExplorationResult shown, Set<History> wrong) {
    if (wrong.size() == 1) {
      return any(wrong);
    }
    ExplorationOptions replaying = options.apply(shown.summary().test());
    return judge.search(scenario, replaying).replay(shown.token()).outcome().orElse(any(wrong));
  }

  private static History any(Set<History> histories) {
    return histories.iterator().next();
  }

  private String headline() {
    return switch (guarantee) {
          case LINEARIZABILITY -> "NOT LINEARIZABLE";
          case SEQUENTIAL_CONSISTENCY -> "NOT SEQUENTIALLY CONSISTENT";
          case QUIESCENT_CONSISTENCY -> "NOT QUIESCENTLY CONSISTENT";
        }
        + ": no order of the calls explains what they answer, "
        + operations.type().getName();
  }

  private static String interleaving(ExplorationResult shown) {
    return shown
        .failure()
        .map(Failure::history)
        .map(history -> new InterleavingTable(history).text(MOST_ROWS))
        .orElse("");
  }

  /**
   * Runs the execution of a token.
   *
   * @throws ForeignTokenException if it is for another test, or for scenarios of another seed
   */
  public OperationsResult replay(String token) {
    NamedScenario named =
        NamedScenario.of(token, scenarios).orElseThrow(() -> new ForeignTokenException(test));
    Scenario scenario = named.scenario();
    ExplorationOptions used = options.apply(named.name());
    Replayed<History> replayed = judge.search(scenario, used).replay(token);
    ExplorationResult result = replayed.result();
    Set<History> wrong =
        replayed
            .outcome()
            .filter(any -> !OutcomeSearch.hasThrown(result))
            .map(seen -> judge.wrong(scenario, Set.of(seen)))
            .orElse(Set.of());
    boolean isFailure = !wrong.isEmpty() || replayed.isError();
    return new OperationsResult(
        1, 1L, isFailure ? Optional.of(failure(scenario, wrong, result, "")) : Optional.empty());
  }
}
