package dev.racetest.scheduler.shrinking;

import dev.racetest.scheduler.spi.Decision;
import dev.racetest.scheduler.spi.Operation;
import dev.racetest.scheduler.spi.Situation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * A few tasks with a few instructions each, and an interpreter that lets choosers decide. An
 * instruction is a letter: {@code r} reads the shared variable, {@code w} writes what was read plus
 * one, {@code y} yields, {@code A} to {@code C} take a lock and {@code a} to {@code c} release it.
 * It fails by a deadlock, or if the variable ends with fewer than all increments.
 */
final class ToyProgram implements Laboratory {
  private final List<String> tasks;
  private final int increments;
  private int left = Integer.MAX_VALUE;

  ToyProgram(String... tasks) {
    this.tasks = List.of(tasks);
    this.increments =
        (int) String.join("", tasks).chars().filter(instruction -> instruction == 'w').count();
  }

  /**
   * Two to three tasks that take up to two locks, in any order, and increment under them or not.
   */
  static ToyProgram random(Random random) {
    String[] tasks = new String[2 + random.nextInt(2)];
    for (int i = 0; i < tasks.length; i++) {
      StringBuilder code = new StringBuilder();
      char one = (char) ('A' + random.nextInt(2));
      char other = (char) ('A' + ('B' - one));
      boolean isNested = tasks.length == 2 && random.nextBoolean();
      code.append(random.nextInt(4) == 0 ? "y" : "").append(random.nextBoolean() ? one : "");
      code.append(isNested && code.indexOf("" + one) >= 0 ? other : "").append("rw");
      for (char lock : new char[] {other, one}) {
        code.append(code.indexOf("" + lock) >= 0 ? Character.toLowerCase(lock) : "");
      }
      tasks[i] = code.toString();
    }
    return new ToyProgram(tasks);
  }

  List<String> tasks() {
    return tasks;
  }

  ToyProgram withLeft(int executions) {
    left = executions;
    return this;
  }

  @Override
  public int left() {
    return left;
  }

  @Override
  public Trial run(Chooser chooser) {
    left--;
    Interpreter interpreter = new Interpreter(chooser);
    boolean hasEnded = interpreter.run();
    boolean fails = !hasEnded || interpreter.value != increments;
    return new Trial(interpreter.schedule(), fails, true);
  }

  @Override
  public Optional<StepOrder> order(Schedule schedule) {
    left--;
    return Optional.of(order(schedule.tasks()));
  }

  /** What orders the steps: the variable, and each lock. */
  StepOrder order(int[] steps) {
    StepOrder order = new StepOrder();
    int[] done = new int[tasks.size()];
    for (int i = 0; i < steps.length; i++) {
      order.add(steps[i]);
      char now = tasks.get(steps[i]).charAt(done[steps[i]]++);
      int[] before = new int[tasks.size()];
      for (int j = 0; j < i; j++) {
        char then = tasks.get(steps[j]).charAt(before[steps[j]]++);
        if (conflict(now, then)) {
          order.addOrder(steps[j], before[steps[j]], steps[i]);
        }
      }
    }
    return order;
  }

  private static boolean conflict(char one, char other) {
    String both = "" + one + other;
    return both.contains("w") && both.matches("[rw]*")
        || Character.toLowerCase(one) == Character.toLowerCase(other) && both.matches("[A-Ca-c]*");
  }

  /** Runs the instructions. */
  private final class Interpreter implements Progress {
    private final Chooser chooser;
    private final List<Choice> choices = new ArrayList<>();
    private final List<Integer> steps = new ArrayList<>();
    private final int[] next = new int[tasks.size()];
    private final int[] read = new int[tasks.size()];
    private final int[] owners = {-1, -1, -1};
    int value;

    Interpreter(Chooser chooser) {
      this.chooser = chooser;
    }

    Schedule schedule() {
      return new Schedule(steps.stream().mapToInt(Integer::intValue).toArray(), choices);
    }

    @Override
    public int steps() {
      return steps.size();
    }

    @Override
    public int task(int step) {
      return steps.get(step);
    }

    boolean run() {
      while (true) {
        int[] enabled = enabled();
        if (enabled.length == 0) {
          return isDone();
        }
        step(enabled.length == 1 ? enabled[0] : enabled[choose(enabled)]);
      }
    }

    private boolean isDone() {
      for (int task = 0; task < next.length; task++) {
        if (next[task] < tasks.get(task).length()) {
          return false;
        }
      }
      return true;
    }

    private int[] enabled() {
      int[] enabled = new int[tasks.size()];
      int count = 0;
      for (int task = 0; task < next.length; task++) {
        if (next[task] < tasks.get(task).length() && isFree(pending(task), task)) {
          enabled[count++] = task;
        }
      }
      return Arrays.copyOf(enabled, count);
    }

    private boolean isFree(char instruction, int task) {
      return !Character.isUpperCase(instruction)
          || owners[instruction - 'A'] < 0
          || owners[instruction - 'A'] == task;
    }

    private char pending(int task) {
      return tasks.get(task).charAt(next[task]);
    }

    private int choose(int[] enabled) {
      ToyDecision decision = new ToyDecision(enabled, this);
      int option = chooser.choose(decision, this);
      choices.add(Choice.of(decision, option, this));
      return option;
    }

    private void step(int task) {
      char instruction = pending(task);
      switch (instruction) {
        case 'r' -> read[task] = value;
        case 'w' -> value = read[task] + 1;
        case 'y' -> {}
        default -> {
          boolean takes = Character.isUpperCase(instruction);
          owners[Character.toUpperCase(instruction) - 'A'] = takes ? task : -1;
        }
      }
      next[task]++;
      steps.add(task);
    }
  }

  /** A choice among tasks. */
  private record ToyDecision(int[] enabled, Interpreter interpreter) implements Decision {
    @Override
    public Kind kind() {
      return Kind.TASK;
    }

    @Override
    public int options() {
      return enabled.length;
    }

    @Override
    public Situation situation() {
      throw new UnsupportedOperationException("shrinking looks at options only");
    }

    @Override
    public int task(int option) {
      return enabled[option];
    }

    @Override
    public Operation operation(int option) {
      return interpreter.pending(enabled[option]) == 'y' ? Operation.YIELD : Operation.CALL;
    }

    @Override
    public Object object(int option) {
      return "";
    }

    @Override
    public int site(int option) {
      return 0;
    }

    @Override
    public int variable(int option) {
      return -1;
    }

    @Override
    public int current() {
      return Arrays.binarySearch(enabled, interpreter.running()) < 0
          ? -1
          : Arrays.binarySearch(enabled, interpreter.running());
    }
  }
}
