package dev.racetest.scheduler;

import dev.racetest.scheduler.execution.Execution;
import dev.racetest.scheduler.execution.ExecutionConditions;
import dev.racetest.scheduler.execution.Expiry;
import dev.racetest.scheduler.execution.Outcome;
import dev.racetest.scheduler.execution.Task;
import dev.racetest.scheduler.replay.ReplayToken;
import dev.racetest.scheduler.spi.RaceDetector;
import java.util.ArrayList;
import java.util.List;

/**
 * What is kept of a failing execution.
 *
 * @param recipe how to repeat it
 * @param blockage see {@link Execution#blockage}
 * @param output what its tasks printed
 */
record Run(
    ReplayToken.Recipe recipe,
    ExecutionConditions conditions,
    Outcome outcome,
    String outcomeDetail,
    int steps,
    long eventHash,
    long blockage,
    List<RaceDetector.Race> races,
    List<Uncaught> uncaught,
    String output) {

  /** An exception that left a task. */
  record Uncaught(int task, String thread, Throwable exception) {}

  static Run of(
      Execution execution,
      ReplayToken.Recipe recipe,
      List<RaceDetector.Race> races,
      String output) {
    return new Run(
        recipe,
        execution.conditions(),
        execution.outcome(),
        execution.outcomeDetail(),
        execution.steps(),
        execution.hash(),
        execution.blockage(),
        List.copyOf(races),
        uncaught(execution),
        output);
  }

  /** The exceptions that say something about the code. */
  static List<Uncaught> uncaught(Execution execution) {
    List<Uncaught> thrown = new ArrayList<>();
    if (execution.conditions().expiry() == Expiry.EARLY_UNJUDGED) {
      return thrown;
    }
    for (int i = 0; i < execution.tasks().count(); i++) {
      Task task = execution.tasks().get(i);
      if (task.thrown() != null) {
        thrown.add(new Uncaught(i, task.thread().getName(), task.thrown()));
      }
    }
    return thrown;
  }

  /** Whether nothing but data races is wrong with it. */
  boolean isOnlyRacy() {
    return outcome == Outcome.COMPLETE && uncaught.isEmpty();
  }

  /** Whether nothing but data races can be wrong with an execution. */
  static boolean isOnlyRacy(Execution execution) {
    return execution.outcome() == Outcome.COMPLETE && uncaught(execution).isEmpty();
  }

  ReplayToken token(ExplorationOptions options, boolean warmUp) {
    int owner = ReplayToken.owner(options.name());
    return new ReplayToken(owner, warmUp, conditions, recipe, eventHash).withLabel(options.label());
  }
}
