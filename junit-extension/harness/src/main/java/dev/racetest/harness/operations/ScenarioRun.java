package dev.racetest.harness.operations;

import dev.racetest.harness.histories.Answer;
import dev.racetest.harness.histories.History;
import dev.racetest.scheduler.ObstructionFreedom;
import java.util.Arrays;

/**
 * One run of a scenario: notes when calls begin and end. One task runs at a time, so a plain
 * counter is a clock for all of them.
 */
final class ScenarioRun {
  private final ScenarioCalls scenario;
  private final Object instance;
  private final boolean sharesBoundary;
  private final int stepsAlone;
  private final Boundary boundary = new Boundary();
  private final Answer[] answers;
  private final int[] begins;
  private final int[] ends;
  private int clock;

  /**
   * Makes a run.
   *
   * @param stepsAlone how many steps a call may take alone; 0 for any number
   */
  ScenarioRun(ScenarioCalls scenario, Object instance, boolean sharesBoundary, int stepsAlone) {
    this.scenario = scenario;
    this.instance = instance;
    this.sharesBoundary = sharesBoundary;
    this.stepsAlone = stepsAlone;
    int size = scenario.size();
    answers = new Answer[size];
    begins = new int[size];
    ends = new int[size];
    Arrays.fill(begins, -1);
  }

  /** Makes calls one after the other; the first of them has the given number. */
  void call(Invocation[] calls, int first) {
    Boundary own = sharesBoundary ? boundary : new Boundary();
    for (int i = 0; i < calls.length; i++) {
      if (i > 0 || sharesBoundary) {
        own.begins();
      }
      begins[first + i] = clock++;
      Answer answer = answer(calls[i]);
      ends[first + i] = clock++;
      answers[first + i] = answer;
      if (sharesBoundary) {
        own.ends();
      }
    }
  }

  private Answer answer(Invocation call) {
    OperationMethod operation = call.operation();
    if (stepsAlone == 0 || operation.annotation().blocking()) {
      return operation.call(instance, call.arguments());
    }
    ObstructionFreedom.begins(call.toString(), stepsAlone, true);
    try {
      return operation.call(instance, call.arguments());
    } finally {
      ObstructionFreedom.ends();
    }
  }

  /** What has happened in so many calls, counted from the first. */
  History history(int calls) {
    return new History(
        Arrays.copyOf(answers, calls),
        Arrays.copyOf(scenario.threadOfCalls(), calls),
        Arrays.copyOf(begins, calls),
        Arrays.copyOf(ends, calls));
  }
}
