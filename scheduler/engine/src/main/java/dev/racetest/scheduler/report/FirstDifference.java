package dev.racetest.scheduler.report;

import dev.racetest.scheduler.execution.Execution;
import dev.racetest.scheduler.execution.Outcome;
import dev.racetest.scheduler.execution.Task;
import dev.racetest.scheduler.execution.Tracer;
import dev.racetest.scheduler.replay.Checkpoints;
import java.util.ArrayList;
import java.util.List;

/** Watches a replay, and holds it against the checkpoints of its token. */
public final class FirstDifference implements Tracer {
  private final Checkpoints expected;
  private Execution execution;

  /** The last step that was seen to fit. */
  private int fitting;

  /** The step after it. */
  private String next = "";

  /** The number of the step at which a difference has shown; 0 if none has. */
  private int shownAt;

  private String shown = "";

  /** Where the execution was when it was over, as the end of a sentence or a sentence. */
  private String last = "";

  /** Makes a watcher for the replay of an execution with these checkpoints. */
  public FirstDifference(Checkpoints expected) {
    this.expected = expected;
  }

  @Override
  public void begin(Execution newExecution) {
    execution = newExecution;
    fitting = 0;
    next = "";
    shownAt = 0;
    shown = "";
    last = "";
  }

  @Override
  public void created(Task task) {}

  @Override
  public void leaves(Task task, boolean couldGoOn) {}

  @Override
  public void over() {
    Task task = execution.running();
    if (execution.outcome() != Outcome.DIVERGED) {
      last = ", " + StepText.before(execution, task);
    } else if (task.isDone()) {
      last = " Before it, " + Names.task(task) + " ended.";
    } else {
      last = " About to go on was: " + StepText.now(execution, task) + ".";
    }
  }

  @Override
  public void step(Task task, int number) {
    if (shownAt > 0 || !expected.areKnown()) {
      return;
    }
    if (number == fitting + 1) {
      next = StepText.now(execution, task);
    }
    if (number > expected.steps()) {
      differs(task, number);
    } else if (expected.isAt(number)) {
      if (expected.fit(number, execution.hash())) {
        fitting = number;
      } else {
        differs(task, number);
      }
    }
  }

  private void differs(Task task, int number) {
    shownAt = number;
    shown = number == fitting + 1 ? next : StepText.now(execution, task);
  }

  @Override
  public void access(Task task, Access access) {}

  /**
   * Where the replay, which was not the execution of the token, has taken another course, in
   * sentences; none if the token does not tell.
   */
  public List<String> sentences() {
    if (shownAt > 0) {
      return shownSentences();
    }
    int steps = execution.steps();
    if (execution.outcome() == Outcome.DIVERGED) {
      return List.of(
          "The first difference shows at the choice of step "
              + (steps + 1)
              + ": "
              + execution.outcomeDetail()
              + "."
              + last);
    }
    if (steps < expected.steps()) {
      return List.of(
          "It ended after step "
              + steps
              + last
              + "; when the token was made, it went on to step "
              + expected.steps()
              + ".");
    }
    return expected.areKnown()
        ? List.of("The first difference shows after the last step, step " + steps + last + ".")
        : List.of();
  }

  private List<String> shownSentences() {
    List<String> sentences = new ArrayList<>();
    if (shownAt == fitting + 1) {
      sentences.add("The first difference shows at step " + shownAt + ": " + shown + fits());
    } else {
      sentences.add(
          "The first difference shows between steps " + (fitting + 1) + " and " + shownAt + fits());
      sentences.add("  step " + (fitting + 1) + ": " + next);
      sentences.add("  step " + shownAt + ": " + shown);
    }
    if (shownAt > expected.steps()) {
      sentences.add("When the token was made, it ended after step " + expected.steps() + ".");
    }
    return sentences;
  }

  private String fits() {
    if (fitting == 0) {
      return ".";
    }
    return fitting == 1 ? "; the step before fits." : "; the " + fitting + " steps before fit.";
  }
}
