package dev.racetest.scheduler.shrinking;

import dev.racetest.scheduler.execution.Choices;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** Who did the steps of an execution, and the choices that made it so. */
public final class Schedule {
  private final int[] tasks;
  private final List<Choice> choices;
  private final BitSet preemptions = new BitSet();
  private final int switches;

  /**
   * Makes a schedule.
   *
   * @param tasks the task of each step
   */
  public Schedule(int[] tasks, List<Choice> choices) {
    this.tasks = tasks.clone();
    this.choices = List.copyOf(choices);
    this.switches = countSwitches(tasks);
    for (Choice choice : choices) {
      if (choice.isPreemption()) {
        preemptions.set(choice.step());
      }
    }
  }

  private static int countSwitches(int[] tasks) {
    int count = 0;
    for (int i = 1; i < tasks.length; i++) {
      if (tasks[i] != tasks[i - 1]) {
        count++;
      }
    }
    return count;
  }

  /** How many steps it has. */
  public int steps() {
    return tasks.length;
  }

  /** The task of a step; steps count from 0 on. */
  public int task(int step) {
    return tasks[step];
  }

  /** The task of each step. */
  public int[] tasks() {
    return tasks.clone();
  }

  /** The choices, in their order. */
  public List<Choice> choices() {
    return choices;
  }

  /** How often it goes from one task to another. */
  public int switches() {
    return switches;
  }

  /** How many of these took the turn from a task that could have gone on. */
  public int preemptions() {
    return preemptions.cardinality();
  }

  /** The steps at which a task runs because another one was preempted. */
  BitSet preemptedAt() {
    return (BitSet) preemptions.clone();
  }

  /** The chosen options. */
  public int[] options() {
    return choices.stream().mapToInt(Choice::option).toArray();
  }

  /** The choices as {@link Choices#encode} writes them down. */
  public int[] recorded() {
    return choices.stream()
        .mapToInt(choice -> Choices.encode(choice.option(), choice.current(), choice.options()))
        .toArray();
  }

  /** Whether it has fewer preemptions, or as many of them and fewer switches. */
  boolean isSimplerThan(Schedule other) {
    return preemptions() != other.preemptions()
        ? preemptions() < other.preemptions()
        : switches < other.switches;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Schedule schedule
        && Arrays.equals(tasks, schedule.tasks)
        && choices.equals(schedule.choices);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(tasks) * 31 + choices.hashCode();
  }

  @Override
  public String toString() {
    return Arrays.toString(tasks);
  }
}
