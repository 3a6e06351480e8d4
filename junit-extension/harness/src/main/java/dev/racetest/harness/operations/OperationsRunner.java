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
import dev.racetest.scheduler.replay.ReplayToken;
import dev.racetest.scheduler.text.InterleavingTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/** Tests the operations of a class, without JUnit. */
public final class OperationsRunner {
  private static final int MOST_ROWS = 60;

  /** How many schedules a scenario gets that may be the smallest one. */
  private static final int LONGER = 1_000;

  private final OperationClass operations;
  private final Guarantee guarantee;
  private final Judge judge;
  private final ExplorationOptions options;
  private final List<NamedScenario> scenarios = new ArrayList<>();
  private final ScenarioLabels labels;

  /**
   * Reads a class.
   *
   * @param type the class with the operations
   * @param annotation how it is tested
   * @param given how each scenario is explored; the name binds tokens to the test
   * @throws WrongTestException if the class breaks a rule
   */
  public OperationsRunner(Class<?> type, OperationTest annotation, ExplorationOptions given) {
    Class<?> specification =
        annotation.specification() == Void.class ? type : annotation.specification();
    this.operations = OperationClassReader.read(type, specification);
    this.guarantee = annotation.guarantee();
    this.judge = new Judge(operations, guarantee, stepsAlone(annotation, type, given));
    this.labels = new ScenarioLabels(operations, scenarios);
    this.options =
        given
            .withReplay("")
            .withFineGrained(annotation.fineGrained())
            .withTimeouts(given.timeouts() == Timeouts.MIXED ? Timeouts.LATE : given.timeouts());
    makeScenarios(annotation, type);
  }

  private static int stepsAlone(OperationTest annotation, Class<?> type, ExplorationOptions given) {
    if (annotation.obstructionFree() && given.strategy().equals("exhaustive")) {
      throw new WrongTestException(
          type.getName(),
          "obstructionFree is checked under random schedules, and not by the strategy exhaustive",
          "@OperationTest(obstructionFree = true, run = @RaceTest(strategy = \"auto\"))");
    }
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
    SplittableRandom seeds = new SplittableRandom(options.seed());
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
    scenarios.add(NamedScenario.whole(scenarios.size() + 1, scenario));
  }

  private ExplorationOptions options(NamedScenario scenario) {
    return options.withLabel(labels.of(scenario));
  }

  /**
   * Explores scenario after scenario, up to the first that fails, or until the time budget of an
   * exploration is over.
   */
  public OperationsResult run() {
    long begun = System.nanoTime();
    long executions = 0L;
    int explored = 0;
    Judge.Judged judged;
    do {
      NamedScenario scenario = scenarios.get(explored);
      judged = judge.judge(scenario.scenario(), options(scenario));
      explored++;
      executions += judged.result().executions();
      if (judged.isFailure()) {
        OperationsFailure failure = failure(scenario, judged);
        return new OperationsResult(
            explored, executions, Optional.of(failure), failure.exploration());
      }
    } while (explored < scenarios.size()
        && System.nanoTime() - begun <= options.timeBudget().toNanos());
    return new OperationsResult(explored, executions, Optional.empty(), judged.result());
  }

  private OperationsFailure failure(NamedScenario found, Judge.Judged judgedFirst) {
    NamedScenario smallest = smallest(found, judgedFirst);
    Judge.Judged judged = smallest == found ? judgedFirst : judgeAgain(smallest);
    Set<History> wrong = judged.wrong();
    Scenario scenario = smallest.scenario();
    ExplorationOptions used = longer(options(smallest));
    ExplorationResult shown =
        judged.result().failed()
            ? Explorer.explore(used.withCounting(false), () -> judge.body(scenario, used).run())
            : judge.search(scenario, used).show(wrong);
    String remark =
        smallest.isWhole()
            ? ""
            : "  made of scenario %d of %d, which has %d calls: %s\n"
                .formatted(
                    found.number(), scenarios.size(), found.whole().size(), found.scenario());
    return failure(smallest, wrong, shown, remark);
  }

  /** What gets stuck takes the watchdog's patience each time. */
  private NamedScenario smallest(NamedScenario found, Judge.Judged judged) {
    return judged.result().found(Finding.Kind.STUCK)
        ? found
        : new Minimization(each -> labels.canTell(each) && judgeAgain(each).isFailure()).of(found);
  }

  /** A smaller scenario may fail under fewer schedules, and it matters more that it is found. */
  private Judge.Judged judgeLonger(NamedScenario scenario) {
    return judge.judge(scenario.scenario(), longer(options(scenario)));
  }

  /** Under few schedules first: many fail under these. */
  private Judge.Judged judgeAgain(NamedScenario scenario) {
    Judge.Judged judged = judge.judge(scenario.scenario(), options(scenario));
    return judged.isFailure() || options.schedules() >= LONGER ? judged : judgeLonger(scenario);
  }

  private static ExplorationOptions longer(ExplorationOptions used) {
    return used.withSchedules(Math.max(used.schedules(), LONGER));
  }

  private OperationsFailure failure(
      NamedScenario named, Set<History> wrong, ExplorationResult shown, String remark) {
    Scenario scenario = named.scenario();
    StringBuilder text = new StringBuilder();
    if (wrong.isEmpty()) {
      text.append("Scenario: ").append(scenario).append('\n').append(remark).append('\n');
      text.append(shown.report());
    } else {
      History history = shown.failure().isPresent() ? last(named, shown, wrong) : any(wrong);
      text.append(headline()).append('\n');
      text.append(remark).append('\n').append(new AnswerTable(scenario, history).text());
      text.append("\n  As a custom scenario: \"").append(scenario).append("\"\n\n");
      text.append(interleaving(shown));
      text.append("\n  Replay:  -Dracetest.replay=").append(shown.token()).append('\n');
      shown.notes().forEach(note -> text.append("  Note: ").append(note.strip()).append('\n'));
    }
    ExplorationResult told = wrong.isEmpty() ? shown : OutcomeSearch.told(shown, headline());
    return new OperationsFailure(scenario.toString(), scenario.size(), text.toString(), told);
  }

  private History last(NamedScenario named, ExplorationResult shown, Set<History> wrong) {
    if (wrong.size() == 1) {
      return any(wrong);
    }
    return judge
        .search(named.scenario(), options(named))
        .replay(shown.token())
        .outcome()
        .orElse(any(wrong));
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
   * @throws ForeignTokenException if it is for another test, or for a scenario that this test does
   *     not have any more
   */
  public OperationsResult replay(String token) {
    NamedScenario named =
        labels
            .read(ReplayToken.decode(token).label())
            .orElseThrow(() -> new ForeignTokenException(options.name()));
    Scenario scenario = named.scenario();
    Replayed<History> replayed = judge.search(scenario, options(named)).replay(token);
    ExplorationResult result = replayed.result();
    Set<History> wrong =
        replayed
            .outcome()
            .filter(any -> !OutcomeSearch.hasThrown(result))
            .map(seen -> judge.wrong(scenario, Set.of(seen)))
            .orElse(Set.of());
    if (wrong.isEmpty() && !replayed.isError()) {
      return new OperationsResult(1, 1L, Optional.empty(), OutcomeSearch.passed(result));
    }
    OperationsFailure failure = failure(named, wrong, result, "");
    return new OperationsResult(1, 1L, Optional.of(failure), failure.exploration());
  }
}
