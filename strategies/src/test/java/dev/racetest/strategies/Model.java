package dev.racetest.strategies;

import dev.racetest.scheduler.spi.Operation;
import dev.racetest.scheduler.spi.Strategy;

/**
 * A program of which only the schedule matters: tasks with a number of steps each, none of which
 * blocks. A task may be started by a step of another one, and may spin until another one has ended.
 */
final class Model {
  private static final int LIMIT = 1_000_000;

  private final int[] steps;
  private final int[] starter;
  private int spinner = -1;
  private int spunUpon = -1;
  private Operation spinning;

  /** How many decisions the last run had. */
  int decisions;

  Model(int... steps) {
    this.steps = steps;
    starter = new int[steps.length];
    for (int task = 0; task < steps.length; task++) {
      starter[task] = -1;
    }
  }

  /** The first step of {@code parent} starts the task. */
  Model started(int task, int parent) {
    starter[task] = parent;
    return this;
  }

  /** The task cannot end before the other one has; its last step is repeated. */
  Model spinning(int task, int other, Operation operation) {
    spinner = task;
    spunUpon = other;
    spinning = operation;
    return this;
  }

  int tasks() {
    return steps.length;
  }

  /** Whether the task can run when the tasks have so many steps behind them. */
  boolean enabled(int task, int[] done) {
    return done[task] < steps[task] && (starter[task] < 0 || done[starter[task]] > 0);
  }

  /** One execution; returns the tasks in the order of their steps, a digit each. */
  String run(Strategy strategy, long seed) {
    strategy.begin(seed);
    String schedule = runBegun(strategy);
    strategy.end(decisions, decisions < LIMIT);
    return schedule;
  }

  private String runBegun(Strategy strategy) {
    int[] done = new int[steps.length];
    StringBuilder schedule = new StringBuilder();
    FakeDecision decision = new FakeDecision(steps.length);
    int last = -1;
    decisions = 0;
    while (decisions < LIMIT) {
      describe(decision, done, last);
      if (decision.count == 0) {
        break;
      }
      int option = 0;
      if (decision.count > 1) {
        decisions++;
        option = strategy.choose(decision);
      }
      last = decision.tasks[option];
      schedule.append(last);
      if (last != spinner || done[last] < steps[last] - 1 || done[spunUpon] == steps[spunUpon]) {
        done[last]++;
      }
    }
    return schedule.toString();
  }

  private void describe(FakeDecision decision, int[] done, int last) {
    decision.count = 0;
    decision.current = -1;
    for (int task = 0; task < steps.length; task++) {
      if (enabled(task, done)) {
        decision.tasks[decision.count] = task;
        decision.operations[decision.count] = task == spinner ? spinning : Operation.VOLATILE_WRITE;
        if (task == last) {
          decision.current = decision.count;
        }
        decision.count++;
      }
    }
  }

  /** Where in the schedule the task makes its step of this number, counted from 1. */
  static int indexOf(String schedule, int task, int step) {
    int index = -1;
    for (int count = 0; count < step; count++) {
      index = schedule.indexOf('0' + task, index + 1);
    }
    return index;
  }
}
