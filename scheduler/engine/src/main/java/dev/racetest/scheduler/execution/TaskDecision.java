package dev.racetest.scheduler.execution;

import dev.racetest.scheduler.spi.Decision;
import dev.racetest.scheduler.spi.Operation;
import dev.racetest.scheduler.spi.Situation;
import java.util.Arrays;

/** The options of one decision, in flat arrays that are reused. */
final class TaskDecision implements Decision {
  /** By the tasks' numbers: to store references costs the garbage collector's bookkeeping. */
  private int[] options = new int[16];

  private Tasks tasks;
  private Situation situation;
  private int count;
  private Kind kind;
  private Task last;
  private boolean anyAwake;

  /** A new execution with these tasks. */
  void among(Tasks newTasks, Situation newSituation) {
    tasks = newTasks;
    situation = newSituation;
  }

  void begin(Task current) {
    kind = Kind.TASK;
    last = current;
    count = 0;
    anyAwake = false;
  }

  void beginWaiters(Task notifier) {
    begin(notifier);
    kind = Kind.WAITER;
  }

  void beginChance(Task task) {
    begin(task);
    kind = Kind.CHANCE;
    add(task, true);
    add(task, true);
  }

  int count() {
    return count;
  }

  Task option(int index) {
    return tasks.get(options[index]);
  }

  /** Whether one of the options is a task that does not sleep. */
  boolean anyAwake() {
    return anyAwake;
  }

  void add(Task task, boolean awake) {
    if (count == options.length) {
      options = Arrays.copyOf(options, count * 2);
    }
    options[count++] = task.index;
    anyAwake |= awake;
  }

  boolean has(Task task) {
    for (int i = 0; i < count; i++) {
      if (options[i] == task.index) {
        return true;
      }
    }
    return false;
  }

  /** Insertion sort by number; there are few. */
  void sort() {
    for (int i = 1; i < count; i++) {
      int task = options[i];
      int j = i - 1;
      for (; j >= 0 && options[j] > task; j--) {
        options[j + 1] = options[j];
      }
      options[j + 1] = task;
    }
  }

  @Override
  public Kind kind() {
    return kind;
  }

  @Override
  public int options() {
    return count;
  }

  @Override
  public int task(int option) {
    return options[option];
  }

  @Override
  public Operation operation(int option) {
    return option(option).operation;
  }

  @Override
  public Object object(int option) {
    return option(option).object;
  }

  @Override
  public int site(int option) {
    return option(option).site;
  }

  @Override
  public int variable(int option) {
    return option(option).variable;
  }

  @Override
  public Situation situation() {
    return situation;
  }

  @Override
  public int current() {
    for (int i = 0; i < count; i++) {
      if (options[i] == last.index) {
        return i;
      }
    }
    return -1;
  }
}
