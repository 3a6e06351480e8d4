package dev.racetest.strategies;

import dev.racetest.hooks.Sites;
import dev.racetest.scheduler.spi.Operation;
import dev.racetest.scheduler.spi.Situation;
import dev.racetest.scheduler.spi.Strategy;
import java.util.Locale;

/**
 * A program of which only the schedule matters: tasks with a number of steps each, none of which
 * blocks. A task may be started by a step of another one, and may spin until another one has ended.
 * Steps may access variables; steps of one number with the same access are at one place in the
 * code.
 */
final class Model implements Situation {
  private static final int LIMIT = 1_000_000;

  private static final int STEPS = 32;
  private static final int[] SITES = sites();

  private final int[] steps;
  private final int[] starter;
  private final String[] accesses;
  private final Object[] variables = new Object['z' + 1];
  private int[] done;
  private int spinner = -1;
  private int spunUpon = -1;
  private Operation spinning;

  /** How many decisions the last run had. */
  int decisions;

  Model(int... steps) {
    this.steps = steps;
    starter = new int[steps.length];
    accesses = new String[steps.length];
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

  private static int[] sites() {
    int[] sites = new int[('z' + 1) * STEPS];
    for (int i = 0; i < sites.length; i++) {
      sites[i] = Sites.add(null, "Model", "step", null, i, i, null, null, 0);
    }
    return sites;
  }

  /**
   * What the steps of a task access: a letter each, a large one for a write; blanks for nothing.
   */
  Model accessing(int task, String letters) {
    accesses[task] = letters;
    for (char letter : letters.toLowerCase(Locale.ROOT).toCharArray()) {
      variables[letter] = letter == ' ' ? null : "variable " + letter;
    }
    return this;
  }

  @Override
  public int tasks() {
    return steps.length;
  }

  @Override
  public boolean isOver(int task) {
    return done[task] >= steps[task];
  }

  @Override
  public int creator(int task) {
    return starter[task] >= 0 ? starter[task] : task == 0 ? -1 : 0;
  }

  /** What a step of a task, counted from 0, accesses. */
  char letterOf(int task, int step) {
    return accesses[task] == null ? ' ' : accesses[task].charAt(step);
  }

  /** No task has done anything yet. */
  void restart() {
    done = new int[steps.length];
  }

  private char letter(int task) {
    boolean accesses = this.accesses[task] != null && done[task] < steps[task];
    return accesses ? this.accesses[task].charAt(done[task]) : ' ';
  }

  @Override
  public Operation operation(int task) {
    if (task == spinner) {
      return spinning;
    }
    return Character.isLowerCase(letter(task)) ? Operation.VOLATILE_READ : Operation.VOLATILE_WRITE;
  }

  @Override
  public long trace() {
    return 0L;
  }

  @Override
  public long trace(int task) {
    return 0L;
  }

  @Override
  public long threadNumber(Thread thread) {
    return 0L;
  }

  @Override
  public Object subject(int task) {
    return object(task);
  }

  @Override
  public boolean canGoOn(int task) {
    return !isOver(task);
  }

  @Override
  public Object object(int task) {
    return variables[Character.toLowerCase(letter(task))];
  }

  @Override
  public int variable(int task) {
    return 0;
  }

  @Override
  public int site(int task) {
    return SITES[(letter(task) * STEPS + Math.min(done[task], STEPS - 1))];
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
    done = new int[steps.length];
    StringBuilder schedule = new StringBuilder();
    FakeDecision decision = new FakeDecision(steps.length);
    decision.situation = this;
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
      if (strategy.watchesSteps()) {
        strategy.stepped(last, this);
      }
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
