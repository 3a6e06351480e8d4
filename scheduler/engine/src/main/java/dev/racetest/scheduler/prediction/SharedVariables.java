package dev.racetest.scheduler.prediction;

import dev.racetest.scheduler.execution.Task;
import dev.racetest.scheduler.execution.Tracer;
import dev.racetest.scheduler.locks.HeldLocks;
import dev.racetest.scheduler.locks.HeldLocks.Held;
import dev.racetest.scheduler.spi.Variable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Conflicting accesses that neither starting and joining nor a common lock orders. In this
 * execution they may well be ordered, by a lock that one task happened to take after the other.
 */
final class SharedVariables {
  /** Of each variable so many different accesses are remembered. */
  private static final int MOST_ACCESSES = 24;

  /** What one task does to a variable at one place under the same locks. */
  private static final class Known {
    final int task;
    final int site;
    final boolean write;
    final boolean atomic;
    final List<Held> locks;
    int epoch;

    Known(int task, int site, Tracer.Access access, List<Held> locks) {
      this.task = task;
      this.site = site;
      this.write = access.write();
      this.atomic = access.atomic();
      this.locks = locks;
    }

    boolean isSame(Known other) {
      return task == other.task
          && site == other.site
          && write == other.write
          && locks.equals(other.locks);
    }

    boolean conflicts(Known other) {
      return task != other.task && (write || other.write) && !(atomic && other.atomic);
    }
  }

  private final ForkJoinOrder order;
  private final Map<Variable, List<Known>> variables = new HashMap<>();
  private final Set<Target> targets;

  SharedVariables(ForkJoinOrder order, Set<Target> targets) {
    this.order = order;
    this.targets = targets;
  }

  void begin() {
    variables.clear();
  }

  /**
   * An access.
   *
   * @param site where the code under test makes it, or calls what makes it
   */
  void access(Task task, int site, Tracer.Access access, List<Held> locks) {
    Variable variable = new Variable(access.object(), access.variable());
    List<Known> known = variables.computeIfAbsent(variable, any -> new ArrayList<>());
    Known now = new Known(task.index(), site, access, locks);
    now.epoch = order.epoch(task.index());
    boolean isNew = true;
    for (Known earlier : known) {
      if (earlier.isSame(now)) {
        earlier.epoch = now.epoch;
        isNew = false;
      } else if (earlier.conflicts(now)
          && !order.isOrdered(earlier.task, earlier.epoch, now.task)
          && !HeldLocks.overlap(earlier.locks, locks)) {
        targets.add(Target.race(earlier.site, site));
      }
    }
    if (isNew && known.size() < MOST_ACCESSES) {
      known.add(now);
    }
  }
}
