package dev.racetest.scheduler;

import dev.racetest.scheduler.execution.Outcome;
import dev.racetest.scheduler.history.Event;
import dev.racetest.scheduler.history.History;
import dev.racetest.scheduler.replay.ReplayToken;
import dev.racetest.scheduler.shrinking.Minimization;
import dev.racetest.scheduler.shrinking.PointOfNoReturn;
import dev.racetest.scheduler.shrinking.Schedule;
import dev.racetest.scheduler.spi.Operation;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Makes the failing execution that is reported as simple as can be, and looks for the step from
 * which on it could not be averted. Whatever does not work out leaves the execution as it was.
 */
final class Shortening {
  private static final int MOST_EXECUTIONS = 1_000;

  private final ExplorationOptions options;
  private final Runner runner;
  private final BooleanSupplier isTimeUp;

  Shortening(ExplorationOptions options, Runner runner, BooleanSupplier isTimeUp) {
    this.options = options;
    this.runner = runner;
    this.isTimeUp = isTimeUp;
  }

  /** Returns the analysis of a simpler execution with the same findings, or the given one. */
  Analysis of(Analysis analysis) {
    Run run = analysis.run();
    boolean mayBeShorter =
        options.shrinking() && analysis.isRepeated() && isSettled(run) && !isTimeUp.getAsBoolean();
    if (!mayBeShorter) {
      return analysis;
    }
    Experiments experiments = new Experiments(runner, run, isTimeUp);
    Optional<Schedule> found = experiments.repeat(run);
    if (found.isEmpty() || found.get().choices().isEmpty()) {
      return analysis;
    }
    FailureWay way = experiments.way();
    Analysis shorter = shorten(analysis, experiments, found.get(), way);
    if (!way.isOnlyRacy()) {
      findPointOfNoReturn(shorter, experiments, way);
    }
    return shorter;
  }

  /** Where an execution was cut, or not under control, others say little. */
  private static boolean isSettled(Run run) {
    return run.outcome() == Outcome.COMPLETE
        || run.outcome() == Outcome.DEADLOCK
        || run.outcome() == Outcome.EXIT;
  }

  private Analysis shorten(
      Analysis analysis, Experiments experiments, Schedule found, FailureWay way) {
    experiments.begin(MOST_EXECUTIONS, other -> other.isAlso(way));
    Minimization minimization = new Minimization(experiments, found);
    minimization.run();
    Schedule best = minimization.best();
    Analysis shorter = best.equals(found) ? analysis : analyse(analysis, best);
    boolean isShorter = shorter != analysis || best.equals(found);
    if (isShorter) {
      shorter.shortened(
          new Failure.Shrinking(
              best.switches(),
              best.preemptions(),
              found.switches(),
              found.preemptions(),
              minimization.isSmallest(),
              experiments.executions()));
    }
    return shorter;
  }

  /** Returns the given analysis unless that of the simpler execution says all that it says. */
  private Analysis analyse(Analysis analysis, Schedule best) {
    ReplayToken.Recipe recipe = new ReplayToken.Recorded(best.recorded());
    runner.run(runner.strategy(recipe), analysis.run().conditions());
    Run run = Run.of(runner.execution(), recipe, runner.races(), runner.output().text());
    if (isTokenTooLong(run, analysis)) {
      return analysis;
    }
    Analysis shorter = Analysis.of(runner, options, run, false);
    return shorter.isRepeated() && saysAllOf(analysis, shorter) ? shorter : analysis;
  }

  private boolean isTokenTooLong(Run run, Analysis original) {
    int length = run.token(options, false).encode().length();
    return length > Math.max(Executions.LONGEST_TOKEN, original.token().length());
  }

  private static boolean saysAllOf(Analysis original, Analysis shorter) {
    List<String> said = shorter.findings().stream().map(Finding::identity).toList();
    List<String> wanted = original.findings().stream().map(Finding::identity).toList();
    return said.containsAll(wanted) && said.get(0).equals(wanted.get(0));
  }

  private void findPointOfNoReturn(Analysis shorter, Experiments experiments, FailureWay way) {
    Optional<Schedule> failing = experiments.repeat(shorter.run());
    if (failing.isPresent()) {
      experiments.begin(MOST_EXECUTIONS, other -> other.isAsBadAs(way));
      new PointOfNoReturn(experiments, failing.get(), options.seed())
          .find()
          .map(point -> inevitable(point, failing.get(), shorter.history()))
          .ifPresent(shorter::inevitable);
    }
  }

  private static Failure.Inevitable inevitable(
      PointOfNoReturn.Point point, Schedule failing, History history) {
    int step = point.step();
    int task = step == 0 ? 0 : failing.task(step - 1);
    String place =
        history.events().stream()
            .filter(event -> event.step() == step && event.operation() != Operation.BEGIN)
            .map(Event::place)
            .findFirst()
            .orElse("");
    return new Failure.Inevitable(step, task, place, point.continuations());
  }
}
