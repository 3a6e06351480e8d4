package dev.racetest.scheduler.shrinking;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * All executions that begin with given choices, each once, those with fewer preemptions first
 * (iterative context bounding, Musuvathi and Qadeer, "Iterative Context Bounding for Systematic
 * Testing of Multithreaded Programs", PLDI 2007). Every option of every choice is taken; only those
 * that preempt a task count.
 */
final class ScheduleTree {
  private final List<Deque<Branch>> waiting = new ArrayList<>();
  private final int most;
  private Branch current;

  /** The first choices of {@code from}, so many of them, and then another option. */
  private record Branch(int[] from, int length, int option, int preemptions) {
    int[] choices() {
      int[] choices = Arrays.copyOf(from, length + 1);
      choices[length] = option;
      return choices;
    }
  }

  /**
   * Makes a tree of which no execution is known.
   *
   * @param first the choices that all executions begin with
   * @param most how many preemptions an execution may have after these
   */
  ScheduleTree(int[] first, int most) {
    this.most = most;
    int length = first.length - 1;
    current = new Branch(first, length, length < 0 ? 0 : first[length], 0);
    at(0).push(current);
  }

  private Deque<Branch> at(int preemptions) {
    while (waiting.size() <= preemptions) {
      waiting.add(new ArrayDeque<>());
    }
    return waiting.get(preemptions);
  }

  /** How many executions with at most so many preemptions are known and have not been run. */
  int waiting(int preemptions) {
    int sum = 0;
    for (int i = 0; i < waiting.size() && i <= preemptions; i++) {
      sum += waiting.get(i).size();
    }
    return sum;
  }

  /** Returns what makes the choices of the next one; there must be one. */
  Chooser next() {
    for (Deque<Branch> level : waiting) {
      if (!level.isEmpty()) {
        current = level.pop();
        return new RunOn(current.length < 0 ? current.from : current.choices());
      }
    }
    throw new IllegalStateException("all executions have been run");
  }

  /** That one was run with this schedule: now more are known. */
  void ran(Schedule schedule) {
    int[] options = schedule.options();
    for (int i = current.length + 1; i < options.length; i++) {
      Choice choice = schedule.choices().get(i);
      int preemptions = current.preemptions + (choice.isFree() ? 0 : 1);
      for (int option = 0; option < choice.options() && preemptions <= most; option++) {
        if (option != choice.option()) {
          at(preemptions).push(new Branch(options, i, option, preemptions));
        }
      }
    }
  }
}
