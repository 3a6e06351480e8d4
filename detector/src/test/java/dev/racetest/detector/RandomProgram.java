package dev.racetest.detector;

import dev.racetest.detector.Trace.Kind;
import dev.racetest.scheduler.spi.Order;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Two to four tasks that read and write plain, volatile and atomic variables, fence, use locks, and
 * start and join each other; run one operation at a time in a random order until all have ended or
 * all are blocked.
 */
final class RandomProgram {
  /** Of all variables; the last two are atomic, and plainly accessed now and then. */
  static final int VARIABLES = 6;

  private static final int PLAIN_VARIABLES = 3;
  private static final int FIRST_ATOMIC = 4;

  private static final int LOCKS = 2;
  private static final int VOLATILES = 2;
  private static final int MOST_OPERATIONS = 9;

  private record Step(Kind kind, int operand, boolean lock, Order order) {}

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
      insert(random.nextInt(task), new Step(Kind.START, task, false, Order.VOLATILE));
      if (random.nextBoolean()) {
        int joining = (task + 1 + random.nextInt(count - 1)) % count;
        insert(joining, new Step(Kind.JOIN, task, false, Order.VOLATILE));
      }
    }
    if (random.nextInt(10) == 0) {
      insert(random.nextInt(count), new Step(Kind.BARRIER, 0, false, Order.VOLATILE));
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
      switch (random.nextInt(12)) {
        case 0 ->
            steps.add(
                new Step(Kind.ACQUIRE, LOCKS + random.nextInt(VOLATILES), false, Order.VOLATILE));
        case 1 ->
            steps.add(
                new Step(Kind.RELEASE, LOCKS + random.nextInt(VOLATILES), false, Order.VOLATILE));
        case 2, 3 -> {
          Kind kind = held < 0 ? Kind.ACQUIRE : Kind.RELEASE;
          int lock = held < 0 ? random.nextInt(LOCKS) : held;
          steps.add(new Step(kind, lock, true, Order.VOLATILE));
          held = held < 0 ? lock : -1;
        }
        case 4, 5 -> steps.add(new Step(Kind.WRITE, variable(), false, Order.VOLATILE));
        case 6, 7 -> steps.add(new Step(Kind.READ, variable(), false, Order.VOLATILE));
        case 8 -> steps.add(atomic(Kind.ATOMIC_READ));
        case 9 -> steps.add(atomic(Kind.ATOMIC_WRITE));
        case 10 -> steps.add(atomic(Kind.ATOMIC_UPDATE));
        default -> steps.add(atomic(random.nextBoolean() ? Kind.FENCE : Kind.ATOMIC_WRITE));
      }
    }
    if (held >= 0) {
      steps.add(new Step(Kind.RELEASE, held, true, Order.VOLATILE));
    }
    return steps;
  }

  private int variable() {
    return random.nextInt(8) == 0 ? FIRST_ATOMIC : random.nextInt(PLAIN_VARIABLES);
  }

  private Step atomic(Kind kind) {
    Order[] orders = Order.values();
    Order order = orders[random.nextInt(orders.length)];
    return new Step(kind, FIRST_ATOMIC + random.nextInt(2), false, order);
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
    trace.add(task, step.kind, step.operand, step.order);
  }
}
