package dev.racetest.scheduler.report;

import dev.racetest.scheduler.history.History.Ordering;
import dev.racetest.scheduler.spi.Variable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntUnaryOperator;

/**
 * Happens-before between the events of different tasks, made from what {@link Synchronisation} has
 * written down: only what does not follow from other orderings and from each task's own order.
 *
 * <p>A task's clock says of each other task up to which of its events it is ordered after it; so an
 * edge is new if the releasing task's event lies beyond what the acquiring task's clock says.
 */
final class Orderings {
  /** What a task had done, and known of others, when it released. */
  private record Release(int task, int event, int[] clock) {}

  private final int[][] clocks;
  private final Map<Variable, Map<Integer, Release>> released = new HashMap<>();
  private final Set<Ordering> orderings = new LinkedHashSet<>();

  /** What was added last is into this event, from these releases. */
  private int lastTo;

  private final List<Release> intoLast = new ArrayList<>();
  private final IntUnaryOperator firstEvents;
  private final IntUnaryOperator lastEvents;

  private Orderings(int tasks, IntUnaryOperator firstEvents, IntUnaryOperator lastEvents) {
    this.clocks = new int[tasks][tasks];
    this.firstEvents = firstEvents;
    this.lastEvents = lastEvents;
  }

  /**
   * Computes the orderings.
   *
   * @param tasks how many tasks there were
   * @param firstEvents the number of a task's first event
   * @param lastEvents the number of its last one
   */
  static List<Ordering> of(
      Synchronisation log, int tasks, IntUnaryOperator firstEvents, IntUnaryOperator lastEvents) {
    if (!log.isComplete()) {
      return List.of();
    }
    Orderings made = new Orderings(tasks, firstEvents, lastEvents);
    for (int i = 0; i < log.count(); i++) {
      made.add(log, i);
    }
    return new ArrayList<>(made.orderings);
  }

  private void add(Synchronisation log, int index) {
    int task = log.task(index);
    int event = log.event(index);
    switch (log.kind(index)) {
      case RELEASE -> {
        Variable variable = new Variable(log.object(index), log.other(index));
        released.computeIfAbsent(variable, any -> new HashMap<>()).put(task, release(task, event));
      }
      case ACQUIRE -> {
        Variable variable = new Variable(log.object(index), log.other(index));
        acquire(task, event, released.getOrDefault(variable, Map.of()).values());
      }
      case START -> {
        int child = log.other(index);
        acquire(child, firstEvents.applyAsInt(child), List.of(release(task, event)));
      }
      case JOIN -> {
        int ended = log.other(index);
        acquire(task, event, List.of(release(ended, lastEvents.applyAsInt(ended))));
      }
    }
  }

  private Release release(int task, int event) {
    int[] clock = clocks[task].clone();
    clock[task] = event;
    return new Release(task, event, clock);
  }

  /** The latest comes first: what it knows need not be said again. */
  private void acquire(int task, int event, Collection<Release> from) {
    List<Release> latestFirst = new ArrayList<>(from);
    latestFirst.sort(Comparator.comparingInt((Release release) -> -release.event));
    for (Release release : latestFirst) {
      if (release.task != task && clocks[task][release.task] < release.event) {
        if (event > 0) {
          add(release, event);
        }
        merge(clocks[task], release.clock);
      }
    }
  }

  /** An earlier ordering of the same event may follow from this one. */
  private void add(Release release, int event) {
    if (event != lastTo) {
      intoLast.clear();
      lastTo = event;
    }
    for (Release earlier : intoLast) {
      if (release.clock[earlier.task] >= earlier.event) {
        orderings.remove(new Ordering(earlier.event, event));
      }
    }
    intoLast.add(release);
    orderings.add(new Ordering(release.event, event));
  }

  private static void merge(int[] to, int[] from) {
    for (int i = 0; i < Math.min(to.length, from.length); i++) {
      to[i] = Math.max(to[i], from[i]);
    }
  }
}
