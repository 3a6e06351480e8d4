package dev.racetest.samples.differential.oracle;

import dev.racetest.samples.differential.oracle.Step.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Two to four tasks with a few steps each. Task 0 is the body; each other one is started by a task
 * with a lower number. How many of the accesses are inside a synchronized block differs from
 * program to program, so that some have many races, some have none, and some have a single hole.
 */
public final class RandomProgram {
  /** Variables that may race. */
  public static final int VARIABLES = 7;

  private static final int VOLATILES = 2;
  private static final int LOCKS = 2;
  private static final int MOST_PARTS = 5;

  private final RandomGenerator random;
  private final List<List<Step>> tasks = new ArrayList<>();

  /** How likely an access is in a synchronized block, in percent. */
  private final int care;

  /** The variables that are used: so many, from this one on. */
  private final int used;

  private final int firstUsed;

  /** Draws a program. */
  public RandomProgram(RandomGenerator random) {
    this.random = random;
    care = new int[] {0, 50, 80, 100}[random.nextInt(4)];
    used = 1 + random.nextInt(3);
    firstUsed = random.nextInt(VARIABLES);
    int count = 2 + random.nextInt(3);
    for (int task = 0; task < count; task++) {
      tasks.add(new ArrayList<>());
      for (int parts = random.nextInt(MOST_PARTS + 1); parts > 0; parts--) {
        tasks.get(task).addAll(part());
      }
    }
    for (int task = 1; task < count; task++) {
      insert(random.nextInt(task), new Step(Kind.START, task));
      insert(otherThan(task), new Step(Kind.JOIN, task));
      insert(otherThan(task), new Step(Kind.IS_ALIVE, task));
    }
  }

  /** A task that may wait for the end of {@code task}: one with a lower number, mostly. */
  private int otherThan(int task) {
    return random.nextInt(8) > 0
        ? random.nextInt(task)
        : (task + 1 + random.nextInt(tasks.size() - 1)) % tasks.size();
  }

  private void insert(int task, Step step) {
    if (step.kind() == Kind.START || random.nextBoolean()) {
      List<Step> steps = tasks.get(task);
      steps.add(random.nextInt(steps.size() + 1), step);
    }
  }

  private List<Step> part() {
    switch (random.nextInt(6)) {
      case 0:
        return List.of(new Step(Kind.VOLATILE_READ, random.nextInt(VOLATILES)));
      case 1:
        return List.of(new Step(Kind.VOLATILE_WRITE, random.nextInt(VOLATILES)));
      case 2:
        return locked(random.nextInt(LOCKS), part());
      default:
        int variable = (firstUsed + random.nextInt(used)) % VARIABLES;
        Step access = new Step(random.nextBoolean() ? Kind.READ : Kind.WRITE, variable);
        return random.nextInt(100) < care
            ? locked(variable % LOCKS, List.of(access))
            : List.of(access);
    }
  }

  private static List<Step> locked(int lock, List<Step> inside) {
    List<Step> block = new ArrayList<>();
    block.add(new Step(Kind.LOCK, lock));
    block.addAll(inside);
    block.add(new Step(Kind.UNLOCK, lock));
    return block;
  }

  /** The steps of each task; no lists, because those of the JDK are rewritten. */
  public Step[][] steps() {
    return tasks.stream().map(steps -> steps.toArray(Step[]::new)).toArray(Step[][]::new);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (int task = 0; task < tasks.size(); task++) {
      text.append("task ").append(task).append(": ").append(tasks.get(task)).append('\n');
    }
    return text.toString();
  }
}
