package dev.racetest.scheduler.shrinking;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Puts steps into an order with few context switches.
 *
 * <p>It is enough to look at orders in which a task, once it runs, goes on until it has to wait: a
 * step that could have been done at the end of a run may be moved there from wherever it is, and
 * that makes no run more. So the search goes from run to run, breadth first, and remembers how far
 * all tasks have come. Where that becomes too much, only those of its states are kept in which most
 * has been done.
 */
final class Linearization {
  private static final int WIDTH = 1_000;
  private static final int WORK = 200_000;

  private final StepOrder order;
  private final int width;
  private boolean exact = true;

  /** How far all tasks are after a run of {@code task}, which came after {@code before}. */
  private record State(int[] done, int task, State before) {
    int sum() {
      return Arrays.stream(done).sum();
    }
  }

  /** How far all tasks are, to be looked up. */
  private record Key(int[] done) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Key key && Arrays.equals(done, key.done);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(done);
    }
  }

  Linearization(StepOrder order) {
    this.order = order;
    this.width = Math.max(4, Math.min(WIDTH, WORK / Math.max(1, order.steps())));
  }

  /** Whether no order has fewer context switches than that of {@link #tasks}. */
  boolean isExact() {
    return exact;
  }

  /** The task of each step; empty if steps wait for each other. */
  Optional<int[]> tasks() {
    List<State> level = List.of(new State(new int[order.tasks()], -1, null));
    while (!level.isEmpty()) {
      Map<Key, State> next = new LinkedHashMap<>();
      for (State state : level) {
        if (state.sum() == order.steps()) {
          return Optional.of(path(state));
        }
        extend(state, next);
      }
      level = narrowed(new ArrayList<>(next.values()));
    }
    return Optional.empty();
  }

  private void extend(State state, Map<Key, State> next) {
    for (int task = 0; task < order.tasks(); task++) {
      if (order.mayCome(task, state.done)) {
        State after = run(state, task);
        next.putIfAbsent(new Key(after.done), after);
      }
    }
  }

  private State run(State state, int task) {
    int[] done = state.done.clone();
    do {
      done[task]++;
    } while (order.mayCome(task, done));
    return new State(done, task, state);
  }

  private List<State> narrowed(List<State> states) {
    if (states.size() <= width) {
      return states;
    }
    exact = false;
    states.sort(Comparator.comparingInt(State::sum).reversed());
    return states.subList(0, width);
  }

  private int[] path(State last) {
    int[] tasks = new int[order.steps()];
    int end = tasks.length;
    for (State state = last; state.before != null; state = state.before) {
      int begin = end - (state.done[state.task] - state.before.done[state.task]);
      Arrays.fill(tasks, begin, end, state.task);
      end = begin;
    }
    return tasks;
  }
}
