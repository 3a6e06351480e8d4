package dev.racetest.scheduler.prediction;

import dev.racetest.scheduler.execution.Task;
import dev.racetest.scheduler.locks.HeldLocks;
import dev.racetest.scheduler.locks.HeldLocks.Held;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Which locks are taken while which others are held. A circle, each step of it by another task, is
 * a deadlock in a schedule in which all of them hold the one and ask for the other at the same
 * time; unless starting and joining keeps them apart, or a lock that all of them hold (the graph of
 * Havelund, "Using Runtime Analysis to Guide Model Checking of Java Programs", SPIN 2000, with gate
 * locks and without guessing: a directed execution decides).
 */
final class LockOrders {
  private static final int MOST_EDGES = 400;
  private static final int LONGEST_CIRCLE = 5;

  /** A lock that is asked for while another is held, the last of {@code held}. */
  private record Edge(int task, int epoch, Object from, Object to, int site, List<Held> held) {
    boolean isSame(Edge other) {
      return task == other.task && from == other.from && to == other.to && site == other.site;
    }
  }

  private final ForkJoinOrder order;
  private final Set<Target> targets;
  private final List<Edge> edges = new ArrayList<>();

  LockOrders(ForkJoinOrder order, Set<Target> targets) {
    this.order = order;
    this.targets = targets;
  }

  void begin() {
    edges.clear();
  }

  /** The task asks for a lock. */
  void asked(Task task, Object lock, int site, List<Held> held) {
    for (Held one : held) {
      if (one.lock() != lock && edges.size() < MOST_EDGES) {
        int epoch = order.epoch(task.index());
        Edge edge = new Edge(task.index(), epoch, one.lock(), lock, site, held);
        if (edges.stream().noneMatch(edge::isSame)) {
          close(new ArrayList<>(List.of(edge)));
          edges.add(edge);
        }
      }
    }
  }

  /** Looks for edges that lead on from the last of the path, back to its beginning. */
  private void close(List<Edge> path) {
    Edge first = path.get(0);
    Edge last = path.get(path.size() - 1);
    for (Edge next : edges) {
      if (next.from != last.to || !goesWith(next, path)) {
        continue;
      }
      path.add(next);
      if (next.to == first.from) {
        targets.add(Target.deadlock(path.stream().map(Edge::site).toList()));
      } else if (path.size() < LONGEST_CIRCLE) {
        close(path);
      }
      path.remove(path.size() - 1);
    }
  }

  /** Whether the edge may be there at the same time as all of the path; its first is the newest. */
  private boolean goesWith(Edge next, List<Edge> path) {
    Edge newest = path.get(0);
    if (order.isOrdered(next.task, next.epoch, newest.task)) {
      return false;
    }
    return path.stream()
        .noneMatch(edge -> edge.task == next.task || HeldLocks.overlap(edge.held, next.held));
  }
}
