package dev.racetest.detector;

import dev.racetest.detector.Trace.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Two to four tasks that read and write plain and volatile variables, use locks, and start and join
 * each other; run one operation at a time in a random order until all have ended or all are
 * blocked.
 */
final class RandomProgram {
  static final int VARIABLES = 3;

  private static final int LOCKS = 2;
  private static final int VOLATILES = 2;
  private static final int MOST_OPERATIONS = 9;

  private record Step(Kind kind, int operand, boolean lock) {}

  private final RandomGenerator random;
  private final List<List<Step>> tasks = new ArrayList<>();
  private final boolean[] started;
  private final int[] next;
  private final int[] owner = new int[LOCKS];

  RandomProgram(RandomGenerator random) {
    this.random = random;
    int count = 2 + random.nextInt(3);
    started = new boolean[count];
    next = new int[count];
    for (int task = 0; task < count; task++) {
      tasks.add(operations());
    }
    for (int task = 1; task < count; task++) {
      insert(random.nextInt(task), new Step(Kind.START, task, false));
      if (random.nextBoolean()) {
        int joining = (task + 1 + random.nextInt(count - 1)) % count;
        insert(joining, new Step(Kind.JOIN, task, false));
      }
    }
    if (random.nextInt(10) == 0) {
      insert(random.nextInt(count), new Step(Kind.BARRIER, 0, false));
    }
  }

  private void insert(int task, Step step) {
    List<Step> steps = tasks.get(task);
    steps.add(random.nextInt(steps.size() + 1), step);
  }

  private List<Step> operations() {
    List<Step> steps = new ArrayList<>();
    int held = -1;
    for (int count = random.nextInt(MOST_OPERATIONS); count > 0; count--) {
      switch (random.nextInt(8)) {
        case 0 -> steps.add(new Step(Kind.ACQUIRE, LOCKS + random.nextInt(VOLATILES), false));
        case 1 -> steps.add(new Step(Kind.RELEASE, LOCKS + random.nextInt(VOLATILES), false));
        case 2, 3 -> {
          Kind kind = held < 0 ? Kind.ACQUIRE : Kind.RELEASE;
          int lock = held < 0 ? random.nextInt(LOCKS) : held;
          steps.add(new Step(kind, lock, true));
          held = held < 0 ? lock : -1;
        }
        case 4, 5 -> steps.add(new Step(Kind.WRITE, random.nextInt(VARIABLES), false));
        default -> steps.add(new Step(Kind.READ, random.nextInt(VARIABLES), false));
      }
    }
    if (held >= 0) {
      steps.add(new Step(Kind.RELEASE, held, true));
    }
    return steps;
  }

  void run(Trace trace) {
    trace.clear();
    started[0] = true;
    Arrays.fill(owner, -1);
    int[] runnable = new int[tasks.size()];
    while (true) {
      int count = 0;
      for (int task = 0; task < tasks.size(); task++) {
        if (isRunnable(task)) {
          runnable[count++] = task;
        }
      }
      if (count == 0) {
        return;
      }
      step(runnable[random.nextInt(count)], trace);
    }
  }

  private boolean hasEnded(int task) {
    return started[task] && next[task] == tasks.get(task).size();
  }

  private boolean isRunnable(int task) {
    if (!started[task] || hasEnded(task)) {
      return false;
    }
    Step step = tasks.get(task).get(next[task]);
    if (step.kind == Kind.JOIN) {
      return hasEnded(step.operand);
    }
    return !(step.kind == Kind.ACQUIRE && step.lock) || owner[step.operand] < 0;
  }

  private void step(int task, Trace trace) {
    Step step = tasks.get(task).get(next[task]++);
    if (step.lock) {
      owner[step.operand] = step.kind == Kind.ACQUIRE ? task : -1;
    }
    if (step.kind == Kind.START) {
      started[step.operand] = true;
    }
    trace.add(task, step.kind, step.operand);
  }
}
